import {Badge, JsonInput, NativeSelect, NumberInput, Switch, Text, Textarea, TextInput} from '@mantine/core';
import {IconLock} from '@tabler/icons-react';

import {PasswordField} from '../shared/PasswordField';
import {ICON} from '../theme/icons';
import type {ConfigKey, Value} from './config';
import {brokenBound, optionsOf} from './config';
import classes from './SettingField.module.css';
import {useConsoleText, useSettingText} from './text';

/** What the server shows in a secret's place. */
const MASK = /^\*+$/;

interface Props {
    setting: ConfigKey;
    value: Value;
    changed: boolean;
    /** Set by the environment, so that it can't be changed here. */
    locked: boolean;
    onChange: (value: Value) => void;
}

/** One setting: what it is called, what it does, its value, and how else it can be set. */
export function SettingField({setting, value, changed, locked, onChange}: Props) {
    const tell = useConsoleText();
    const {label, help} = useSettingText()(setting.name);
    return (
        <div className={classes.field} data-changed={changed || undefined}>
            <Input setting={setting} label={label} value={value} locked={locked} onChange={onChange} />
            {help && <Text size="sm" c="var(--u-text-soft)" mt="var(--u-space-2)">{help}</Text>}
            <div className={classes.facts}>
                <code>{setting.name}</code>
                {locked && <Badge size="sm" variant="light" color="yellow" leftSection={<IconLock size={ICON.SMALL} aria-hidden />}>{tell('locked', {variable: setting.variable})}</Badge>}
                {changed && <Badge size="sm" variant="light">{tell('changed')}</Badge>}
            </div>
        </div>
    );
}

function Input({setting, label, value, locked, onChange}: Omit<Props, 'changed'> & {label: string}) {
    const tell = useConsoleText();
    const broken = brokenBound(setting, value);
    const common = {
        label,
        disabled: locked,
        name: setting.name,
        error: broken && tell(`wrong.${broken}`, {minimum: setting.minimum ?? 0, maximum: setting.maximum ?? 0}),
    };
    if (setting.type === 'BOOL') {
        return <Switch {...common} checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />;
    }
    if (setting.type === 'INT') {
        return (
            <NumberInput
                {...common}
                allowDecimal={false}
                clampBehavior="none"
                value={typeof value === 'number' ? value : ''}
                onChange={(next) => typeof next === 'number' && onChange(next)}
            />
        );
    }
    if (setting.type === 'STRINGS') {
        return (
            <Textarea
                {...common}
                autosize
                minRows={2}
                placeholder={tell('list.hint')}
                value={Array.isArray(value) ? value.join('\n') : ''}
                onChange={(event) => onChange(event.currentTarget.value === '' ? [] : event.currentTarget.value.split('\n'))}
            />
        );
    }
    if (setting.type === 'JSON') {
        return <Json label={label} name={setting.name} locked={locked} value={value} onChange={onChange} />;
    }
    const text = typeof value === 'string' ? value : '';
    if (setting.secret) {
        return (
            <PasswordField
                {...common}
                autoComplete="new-password"
                placeholder={text ? tell('secret.set') : tell('secret.unset')}
                value={MASK.test(text) ? '' : text}
                onChange={(event) => onChange(event.currentTarget.value)}
            />
        );
    }
    const options = optionsOf(setting, text);
    if (options.length > 0) {
        return <NativeSelect {...common} data={options.map((option) => ({value: option, label: option || tell('none')}))} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
    }
    return <TextInput {...common} value={text} onChange={(event) => onChange(event.currentTarget.value)} />;
}

function Json({label, name, locked, value, onChange}: {label: string; name: string; locked: boolean; value: Value; onChange: (value: Value) => void}) {
    const tell = useConsoleText();
    return (
        <JsonInput
            label={label}
            name={name}
            disabled={locked}
            autosize
            minRows={2}
            validationError={tell('json.wrong')}
            defaultValue={JSON.stringify(value, null, 2)}
            onChange={(text) => {
                try {
                    onChange(JSON.parse(text) as Value);
                } catch {
                    // Half-written: the field says so, and the last whole value stays.
                }
            }}
        />
    );
}
