import {MantineProvider} from '@mantine/core';
import type {Team} from '@mattermost/types/teams';
import type {UserProfile} from '@mattermost/types/users';
import {QueryClientProvider} from '@tanstack/react-query';
import {render, screen} from '@testing-library/react';
import type {ReactNode} from 'react';
import {IntlProvider} from 'react-intl';
import {MemoryRouter} from 'react-router';

import {queryClient} from '../api/query';
import {clientConfigQuery, meQuery} from '../session/queries';
import en from '../text/en.json';
import {userQuery} from '../users/queries';

export const TEAM = {id: 'team', name: 'main', display_name: 'Main team'} as Team;
export const ANN = {id: 'ann', username: 'ann', first_name: '', last_name: '', nickname: '', roles: 'system_user', locale: 'en'} as UserProfile;

/** Draws a part of the page for ann, on a server of which only this is known. */
export function draw(part: ReactNode, config: Record<string, string> = {}): HTMLElement {
    lent();
    queryClient.setQueryData(meQuery.queryKey, ANN);
    queryClient.setQueryData(userQuery(ANN.id).queryKey, ANN);
    queryClient.setQueryData(clientConfigQuery.queryKey, config);
    queryClient.setDefaultOptions({queries: {enabled: false}});
    render(
        <MantineProvider>
            <QueryClientProvider client={queryClient}>
                <IntlProvider locale="en" messages={en}>
                    <MemoryRouter><main>{part}</main></MemoryRouter>
                </IntlProvider>
            </QueryClientProvider>
        </MantineProvider>,
    );
    return screen.getByRole('main');
}

/** What components ask of a browser and jsdom lacks. */
function lent(): void {
    window.matchMedia ??= () => Object.assign(new EventTarget(), {matches: false}) as unknown as MediaQueryList;
    if (!document.fonts) {
        Object.assign(document, {fonts: new EventTarget()});
    }
}
