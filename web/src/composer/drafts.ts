import {keep, kept} from '../session/kept';

/** What is being written, kept on this device for its account until it is sent. */
export function draftOf(channelId: string, rootId: string): string {
    return kept(nameOf(channelId, rootId));
}

export function keepDraft(channelId: string, rootId: string, text: string): void {
    keep(nameOf(channelId, rootId), text);
}

function nameOf(channelId: string, rootId: string): string {
    return `draft ${channelId} ${rootId}`;
}
