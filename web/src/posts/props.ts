import type {LocalPost} from './model';

/** A message attachment, as integrations send them: whatever was sent, its parts are of these types. Empty where one is missing. */
export interface Attachment extends Record<(typeof PARTS)[number], string> {
    fields: Field[];
}

export interface Field {
    title: string;
    value: string;
    short: boolean;
}

/** Who speaks through an incoming webhook or a slash command; empty for what they did not say. */
export interface Webhook {
    username: string;
    icon: string;
}

const PARTS = [
    'color', 'pretext', 'author_name', 'author_link', 'author_icon', 'title', 'title_link', 'text', 'image_url', 'thumb_url',
    'footer', 'footer_icon',
] as const;

export function attachmentsOf(post: LocalPost): Attachment[] {
    return listOf(prop(post, 'attachments')).map((each) => ({
        ...Object.fromEntries(PARTS.map((part) => [part, textOf(each[part])])) as Omit<Attachment, 'fields'>,
        fields: listOf(each.fields).map((field) => ({title: textOf(field.title), value: textOf(field.value), short: field.short === true})),
    }));
}

/** Only the server can set `from_webhook`; without it the names that a post brings are somebody's wish. */
export function webhookOf(post: Pick<LocalPost, 'props'> | undefined): Webhook | undefined {
    if (prop(post, 'from_webhook') !== 'true') {
        return undefined;
    }
    return {username: textOf(prop(post, 'override_username')).trim(), icon: textOf(prop(post, 'override_icon_url'))};
}

function prop(post: Pick<LocalPost, 'props'> | undefined, name: string): unknown {
    return (post?.props as Record<string, unknown> | null | undefined)?.[name];
}

function listOf(value: unknown): Record<string, unknown>[] {
    return Array.isArray(value) ? value.filter((each) => typeof each === 'object' && each !== null) : [];
}

function textOf(value: unknown): string {
    if (typeof value === 'string') {
        return value;
    }
    try {
        return value === undefined || value === null ? '' : JSON.stringify(value);
    } catch {
        // Nested deeper than the stack.
        return '…';
    }
}
