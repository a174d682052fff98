import {Radio, SegmentedControl, Stack, Title, useMantineColorScheme} from '@mantine/core';
import {useMutation, useQueryClient} from '@tanstack/react-query';

import {api} from '../api/client';
import {COLOR_SCHEME, MILITARY_TIME, setDisplayPreference, useDisplayPreference} from '../preferences/queries';
import {meQuery} from '../session/queries';
import {toldProblem} from '../shared/notify';
import {useLanguage} from '../text/LanguageProvider';
import {useText} from '../text/text';

/** Theme, clock and language: each takes effect at once and goes with the account. */
export function DisplaySection() {
    const say = useText();
    const client = useQueryClient();
    const {colorScheme, setColorScheme} = useMantineColorScheme();
    const military = useDisplayPreference(MILITARY_TIME) || 'auto';
    const {language, choose} = useLanguage();
    const set = (name: string, value: string) => setDisplayPreference(name, value).catch(toldProblem);
    const speak = useMutation({
        mutationFn: (locale: string) => api.patchMe({locale}),
        onMutate: choose,
        onSuccess: (me) => client.setQueryData(meQuery.queryKey, me),
        onError: toldProblem,
    });
    return (
        <Stack gap="xl">
            <Title order={1} size="h2">{say('display.title')}</Title>
            <section>
                <Title order={2} size="h4" mb="xs">{say('display.theme')}</Title>
                <SegmentedControl
                    aria-label={say('display.theme')}
                    value={colorScheme}
                    onChange={(value) => {
                        setColorScheme(value as 'light' | 'dark' | 'auto');
                        void set(COLOR_SCHEME, value);
                    }}
                    data={[
                        {value: 'light', label: say('display.theme.light')},
                        {value: 'dark', label: say('display.theme.dark')},
                        {value: 'auto', label: say('display.theme.auto')},
                    ]}
                />
            </section>
            <Radio.Group label={say('display.clock')} value={military} onChange={(value) => void set(MILITARY_TIME, value)}>
                <Stack gap="xs" mt="xs">
                    <Radio value="auto" label={say('display.clock.auto')} />
                    <Radio value="false" label={say('display.clock.12')} />
                    <Radio value="true" label={say('display.clock.24')} />
                </Stack>
            </Radio.Group>
            <Radio.Group label={say('display.language')} value={language} onChange={(value) => speak.mutate(value)}>
                <Stack gap="xs" mt="xs">
                    <Radio value="en" label="English" lang="en" />
                    <Radio value="ja" label="日本語" lang="ja" />
                </Stack>
            </Radio.Group>
        </Stack>
    );
}
