/** What is being written, kept on this device until it is sent. */
export function draftOf(channelId: string, rootId: string): string {
    return localStorage.getItem(key(channelId, rootId)) ?? '';
}

export function keepDraft(channelId: string, rootId: string, text: string): void {
    if (text) {
        localStorage.setItem(key(channelId, rootId), text);
    } else {
        localStorage.removeItem(key(channelId, rootId));
    }
}

function key(channelId: string, rootId: string): string {
    return `utmost-draft ${channelId} ${rootId}`;
}
