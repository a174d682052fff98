import {Button, Group, Text} from '@mantine/core';
import {useDisclosure} from '@mantine/hooks';

import {Failure} from '../shared/Failure';
import {useText} from '../text/text';
import type {Changes, ConfigKey, Document, Value} from './config';
import {brokenBound, valueAt} from './config';
import classes from './SaveBar.module.css';
import {useConsoleText, useSettingText} from './text';

interface Props {
    changes: Changes;
    config: Document;
    keys: Map<string, ConfigKey>;
    saving: boolean;
    error: unknown;
    onSave: () => void;
    onDiscard: () => void;
}

/** What is changed and not saved yet, with the way to save it or take it back. */
export function SaveBar({changes, config, keys, saving, error, onSave, onDiscard}: Props) {
    const say = useText();
    const tell = useConsoleText();
    const textOf = useSettingText();
    const [opened, {toggle}] = useDisclosure(false);
    const names = Object.keys(changes);
    const wrong = names.some((name) => brokenBound(keys.get(name)!, changes[name]));
    if (names.length === 0) {
        return null;
    }
    return (
        <div className={classes.bar} role="region" aria-label={tell('unsaved', {count: names.length})}>
            <Failure error={error} />
            {opened && (
                <ul className={classes.changes}>
                    {names.map((name) => (
                        <li key={name}>
                            <strong>{textOf(name).label}</strong>:{' '}
                            {keys.get(name)?.secret ? tell('secret.changed') : `${shown(valueAt(config, name))} → ${shown(changes[name])}`}
                        </li>
                    ))}
                </ul>
            )}
            <Group justify="space-between">
                <Group gap="xs">
                    <Text>{tell('unsaved', {count: names.length})}</Text>
                    <Button variant="subtle" size="compact-sm" onClick={toggle} aria-expanded={opened}>{tell('unsaved.show')}</Button>
                </Group>
                <Group gap="xs">
                    <Button variant="default" onClick={onDiscard}>{tell('discard')}</Button>
                    <Button onClick={onSave} loading={saving} disabled={wrong}>{say('action.save')}</Button>
                </Group>
            </Group>
        </div>
    );
}

function shown(value: Value): string {
    return typeof value === 'string' ? `“${value}”` : JSON.stringify(value);
}
