import {useEffect} from 'react';

/** Asks before the page is left while something is not saved. */
export function useBlocker(unsaved: boolean): void {
    useEffect(() => {
        const ask = (event: BeforeUnloadEvent) => event.preventDefault();
        if (unsaved) {
            window.addEventListener('beforeunload', ask);
        }
        return () => window.removeEventListener('beforeunload', ask);
    }, [unsaved]);
}
