/** Whether a code block is open at the cursor: one that begins with a fence is, until a fence of its own ends it. */
export function inFence(text: string, cursor: number): boolean {
    let open = '';
    for (const line of text.slice(0, cursor).split('\n')) {
        const fence = /^ {0,3}(`{3,}(?=[^`]*$)|~{3,})/.exec(line)?.[1] ?? '';
        if (!open) {
            open = fence;
        } else if (fence.startsWith(open) && line.trim() === fence) {
            open = '';
        }
    }
    return open !== '';
}
