/**
 * Keeps the keys with which an input method composes from everything but the field: Enter there takes a word, Escape drops
 * it. Safari tells of the last such key after the composition, only by its code (UI Events, 229).
 */
export function quietWhileComposing(page: Window): void {
    page.addEventListener('keydown', (event) => {
        if (event.isComposing || event.keyCode === 229) {
            event.stopImmediatePropagation();
        }
    }, {capture: true});
}
