import {queryOptions} from '@tanstack/react-query';

import {api} from '../api/client';

export type Value = boolean | number | string | string[] | object | null;
export type Document = Record<string, unknown>;
export type Changes = Record<string, Value>;

/** What the server says of a key of its configuration. */
export interface ConfigKey {
    name: string;
    type: 'BOOL' | 'INT' | 'STRING' | 'STRINGS' | 'JSON';
    default_value: Value;
    secret: boolean;
    /** Of a number; of a text, maximum is how many characters. */
    minimum?: number;
    maximum?: number;
    options?: string[];
    variable: string;
    used: boolean;
}

export const keysQuery = queryOptions({
    queryKey: ['config', 'keys'],
    queryFn: () => api.call<ConfigKey[]>('get', '/config/keys'),
});

export const configQuery = queryOptions({
    queryKey: ['config', 'document'],
    queryFn: () => api.call<Document>('get', '/config'),
});

/** In each key's place whether the environment holds it. */
export const environmentQuery = queryOptions({
    queryKey: ['config', 'environment'],
    queryFn: () => api.call<Document>('get', '/config/environment'),
});

export function saveConfig(changes: Changes): Promise<Document> {
    return api.call<Document>('put', '/config/patch', patchOf(changes));
}

export function valueAt(document: Document | undefined, name: string): Value {
    return name.split('.').reduce<unknown>((node, step) => (node as Document | undefined)?.[step], document) as Value ?? null;
}

/** The languages that the server and this client speak. */
const LANGUAGES = ['en', 'ja'];

/** The texts that a setting takes, if they are few; what it has now is one of them. */
export function optionsOf(setting: ConfigKey, now: string): string[] {
    const options = setting.options ?? (/Default\w+Locale$/.test(setting.name) ? LANGUAGES : []);
    return options.length === 0 || options.includes(now) ? options : [now, ...options];
}

/** Which bound a value breaks. */
export function brokenBound(setting: ConfigKey, value: Value): 'minimum' | 'maximum' | 'length' | undefined {
    const {minimum = -Infinity, maximum = Infinity} = setting;
    if (typeof value === 'string') {
        return [...value].length > maximum ? 'length' : undefined;
    }
    if (typeof value !== 'number') {
        return undefined;
    }
    return value < minimum ? 'minimum' : value > maximum ? 'maximum' : undefined;
}

/** The changes as a document that has nothing else. */
export function patchOf(changes: Changes): Document {
    const patch: Document = {};
    for (const [name, value] of Object.entries(changes)) {
        const steps = name.split('.');
        const last = steps.pop()!;
        const section = steps.reduce<Document>((node, step) => (node[step] ??= {}) as Document, patch);
        section[last] = value;
    }
    return patch;
}

/** The changes with one more; a value that is as before is no change. */
export function withChange(changes: Changes, name: string, value: Value, before: Value): Changes {
    const next = {...changes};
    if (JSON.stringify(value) === JSON.stringify(before)) {
        delete next[name];
    } else {
        next[name] = value;
    }
    return next;
}
