/** Whether a text is an address that a browser may fetch or open: nothing that runs, nothing of this page's own. */
export function isWebAddress(text: string): boolean {
    return /^https?:\/\//i.test(text);
}
