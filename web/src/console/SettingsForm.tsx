import {Stack, Text, Title} from '@mantine/core';
import {useMutation, useQuery, useQueryClient} from '@tanstack/react-query';
import type {Dispatch, SetStateAction} from 'react';

import {Failure} from '../shared/Failure';
import {Waiting} from '../shared/Later';
import {told} from '../shared/notify';
import {useText} from '../text/text';
import type {Changes, ConfigKey} from './config';
import {configQuery, environmentQuery, keysQuery, saveConfig, valueAt, withChange} from './config';
import {SaveBar} from './SaveBar';
import {SettingField} from './SettingField';
import type {Page} from './structure';
import {keysOf} from './structure';
import {useConsoleText, useSettingText} from './text';
import {useBlocker} from './useBlocker';

const MOST_FOUND = 60;

interface Props {
    page?: Page;
    term: string;
    changes: Changes;
    setChanges: Dispatch<SetStateAction<Changes>>;
}

/** The settings of a page, or those that a search finds; nothing changes until it is saved. */
export function SettingsForm({page, term, changes, setChanges}: Props) {
    const say = useText();
    const tell = useConsoleText();
    const textOf = useSettingText();
    const client = useQueryClient();
    const keys = useQuery(keysQuery);
    const config = useQuery(configQuery);
    const environment = useQuery(environmentQuery);
    const save = useMutation({
        mutationFn: saveConfig,
        onSuccess: (document) => {
            client.setQueryData(configQuery.queryKey, document);
            setChanges({});
            told(say('settings.saved'));
        },
    });
    useBlocker(Object.keys(changes).length > 0);

    const error = keys.error ?? config.error ?? environment.error;
    if (error) {
        return <Failure error={error} />;
    }
    if (!keys.data || !config.data || !environment.data) {
        return <Waiting />;
    }
    const byName = new Map(keys.data.map((key) => [key.name, key]));
    const shown = term ? found(keys.data, term, (name) => Object.values(textOf(name)).join(' ')) : page ? keysOf(page, [...byName.keys()]) : [];
    const used = shown.filter((name) => byName.get(name)?.used);
    const kept = shown.filter((name) => !byName.get(name)?.used);
    const field = (name: string) => (
        <SettingField
            key={name}
            setting={byName.get(name)!}
            value={name in changes ? changes[name] : valueAt(config.data, name)}
            changed={name in changes}
            locked={valueAt(environment.data, name) === true}
            onChange={(value) => setChanges((now) => withChange(now, name, value, valueAt(config.data, name)))}
        />
    );
    return (
        <Stack>
            <Title order={1} size="h2">{term ? tell('search.found', {term}) : page && tell(page.title)}</Title>
            {shown.length === 0 && <Text c="var(--u-text-soft)">{say('search.none', {term})}</Text>}
            <div>{used.map(field)}</div>
            {kept.length > 0 && (
                <section>
                    <Title order={2} size="h4" mt="lg">{tell('kept.title')}</Title>
                    <Text size="sm" c="var(--u-text-soft)">{tell('kept.hint')}</Text>
                    {kept.map(field)}
                </section>
            )}
            <SaveBar
                changes={changes}
                config={config.data}
                keys={byName}
                saving={save.isPending}
                error={save.error}
                onSave={() => save.mutate(changes)}
                onDiscard={() => {
                    setChanges({});
                    save.reset();
                }}
            />
        </Stack>
    );
}

function found(keys: ConfigKey[], term: string, textOf: (name: string) => string): string[] {
    const words = term.toLowerCase().split(/\s+/);
    return keys.map((key) => key.name)
        .filter((name) => {
            const text = `${name} ${textOf(name)}`.toLowerCase();
            return words.every((word) => text.includes(word));
        })
        .slice(0, MOST_FOUND);
}
