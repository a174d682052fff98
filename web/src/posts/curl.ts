import type {LocalPost} from './model';

/** The curl line that would make the post: the article's call, ready to paste. */
export function curlOf(post: LocalPost, server: string): string {
    const attachments = (post.props as {attachments?: unknown})?.attachments;
    const body: Record<string, unknown> = {channel_id: post.channel_id, message: post.message};
    if (post.root_id) {
        body.root_id = post.root_id;
    }
    if (Array.isArray(attachments) && attachments.length > 0) {
        body.props = {attachments};
    }
    return [
        `curl -X POST ${server}/api/v4/posts`,
        "-H 'Authorization: Bearer YOUR-TOKEN'",
        "-H 'Content-Type: application/json'",
        `-d ${quoted(JSON.stringify(body, null, 2))}`,
    ].join(' \\\n  ');
}

/** In the shell's single quotes nothing but the quote itself means anything. */
function quoted(text: string): string {
    return `'${text.replaceAll("'", "'\\''")}'`;
}
