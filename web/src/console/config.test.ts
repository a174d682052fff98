import {readFileSync} from 'node:fs';

import {expect, it} from 'vitest';

import type {ConfigKey} from './config';
import {brokenBound, optionsOf, patchOf, valueAt, withChange} from './config';
import en from './console.en.json';
import ja from './console.ja.json';
import {GROUPS, keysOf} from './structure';
import {spaced} from './text';

const KEYS = readFileSync('../server/src/main/resources/org/utmost/platform/config/config-keys.csv', 'utf8')
    .trim().split('\n').slice(1).map((line) => line.split(',').slice(0, 2).join('.'));

it('has every key of the configuration on exactly one page', () => {
    const shown = GROUPS.flatMap((group) => group.pages.flatMap((page) => keysOf(page, KEYS)));
    expect([...shown].sort()).toEqual([...KEYS].sort());
});

it('names no key that does not exist', () => {
    const named = GROUPS.flatMap((group) => group.pages.flatMap((page) => page.keys));
    expect(named.filter((name) => !KEYS.includes(name))).toEqual([]);
    const texts = Object.keys(en).filter((id) => /^(setting|help)\./.test(id)).map((id) => id.replace(/^\w+\./, ''));
    expect(texts.filter((name) => !KEYS.includes(name))).toEqual([]);
});

it('explains each setting that it names, in both languages', () => {
    for (const catalogue of [en, ja] as Record<string, string>[]) {
        const named = Object.keys(catalogue).filter((id) => id.startsWith('setting.'));
        expect(named.length).toBeGreaterThan(60);
        expect(named.filter((id) => !catalogue[id.replace('setting.', 'help.')])).toEqual([]);
    }
});

it('makes a patch of changes and drops a change that was taken back', () => {
    let changes = withChange({}, 'RateLimitSettings.PerSec', 5, 10);
    changes = withChange(changes, 'MessageExportSettings.GlobalRelaySettings.SMTPPort', 25, 587);
    changes = withChange(changes, 'RateLimitSettings.Enable', true, false);
    changes = withChange(changes, 'RateLimitSettings.Enable', false, false);
    const patch = patchOf(changes);
    expect(patch).toEqual({RateLimitSettings: {PerSec: 5}, MessageExportSettings: {GlobalRelaySettings: {SMTPPort: 25}}});
    expect(valueAt(patch, 'MessageExportSettings.GlobalRelaySettings.SMTPPort')).toBe(25);
    expect(valueAt(patch, 'None.Here')).toBeNull();
});

it('says which bound of a setting a value breaks', () => {
    const key = {name: 'PasswordSettings.MinimumLength', type: 'INT', minimum: 5, maximum: 72} as ConfigKey;
    expect([4, 5, 72, 73].map((value) => brokenBound(key, value))).toEqual(['minimum', undefined, undefined, 'maximum']);
    const name = {name: 'TeamSettings.SiteName', type: 'STRING', maximum: 3} as ConfigKey;
    expect(['🦊🦊🦊', 'four'].map((value) => brokenBound(name, value))).toEqual([undefined, 'length']);
});

it('offers the texts that a setting takes, and the one that it has', () => {
    const key = {name: 'TeamSettings.RestrictDirectMessage', type: 'STRING', options: ['any', 'team']} as ConfigKey;
    expect(optionsOf(key, 'team')).toEqual(['any', 'team']);
    expect(optionsOf(key, 'odd')).toEqual(['odd', 'any', 'team']);
    expect(optionsOf({...key, name: 'LocalizationSettings.DefaultServerLocale', options: undefined}, 'en')).toEqual(['en', 'ja']);
    expect(optionsOf({...key, options: undefined}, '')).toEqual([]);
});

it('calls a setting without a text by its name', () => {
    expect(spaced('SqlSettings.MaxOpenConns')).toBe('Max open conns');
    expect(spaced('ServiceSettings.EnableOAuthServiceProvider')).toBe('Enable OAuth service provider');
    expect(spaced('EmailSettings.SMTPServerTimeout')).toBe('SMTP server timeout');
});
