/** Keeps a file that is dropped beside its aim from being opened instead of the page. */
export function ignoreStrayDrops(page: Window): void {
    const ignore = (event: DragEvent) => {
        if (!event.defaultPrevented && event.dataTransfer?.types.includes('Files')) {
            event.dataTransfer.dropEffect = 'none';
            event.preventDefault();
        }
    };
    page.addEventListener('dragover', ignore);
    page.addEventListener('drop', ignore);
}
