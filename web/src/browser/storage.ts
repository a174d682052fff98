/** What this device has kept; empty for nothing, also where the browser keeps nothing or lets nobody read it. */
export function stored(key: string): string {
    try {
        return localStorage.getItem(key) ?? '';
    } catch {
        return '';
    }
}

/** Keeps a value on this device, or forgets it if it is empty. Without room the page goes on without it. */
export function store(key: string, value: string): void {
    try {
        if (value) {
            localStorage.setItem(key, value);
        } else {
            localStorage.removeItem(key);
        }
    } catch {
        // The value is gone with the page.
    }
}
