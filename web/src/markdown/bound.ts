/**
 * What drawing a text as Markdown may cost, in microseconds as measured on one core of a small server; a message may not
 * hold the page for longer than 50 ms.
 */
const MOST = 50_000;

/** Lists and quotes within each other: the parser's time and stack grow with the square of this. */
const DEEPEST = 32;

/** Brackets that are open at the same time; each is looked at again for each that is closed. */
const OPEN_BRACKETS = 32;

/** A row has a cell for each column of its table, whether it is written or not. */
const CELL = 30;

/** What a character costs, and more where it may begin something. */
const CHARACTER = 1.5;
const MARKS: Record<string, number> = {
    '*': 25, '_': 25, '~': 50, '[': 130, ']': 30, '|': 60, '<': 90, '`': 40, '@': 120, '#': 60, ':': 20, '+': 20, '\\': 10, '&': 5,
};
/** For each mark of emphasis before it: the parser looks back at all of them. */
const EMPHASIS = /[*_~]/;
const EARLIER_EMPHASIS = 0.15;
const LINK = 200;
const TEXT = 150;
const LINE = 50;
const LINE_IN_CONTAINER = 4;
const QUOTE = 20;
const ITEM = 120;
const CODE_BLOCK = 400;

const FENCE = /^(`{3,})[^`]*$|^(~{3,})/;
const CONTAINERS = /^[\t >]*(?:(?:[-+*]|\d{1,9}[.)])(?=\s|$)[\t >]*)*/;
const INDENTED = /^(?: {4}|\t)/;
const ADDRESS = /:\/\/|www\./gi;
const ITEM_BEGINS = /^ {0,3}[-+*] +[^\s]/;
const MARKER = />|[-+*]|\d{1,9}[.)]/g;
const DELIMITERS = /^[\t >]*\|?[\t :-]*-[\t :|-]*$/;

/** Whether texts can be drawn as Markdown together in good time. Looks at each character once. */
export function affordable(...texts: string[]): boolean {
    let cost = 0;
    return texts.every((text) => {
        cost += TEXT + costOf(text);
        return cost <= MOST;
    });
}

function costOf(text: string): number {
    const bill = new Bill();
    return text.length <= MOST && text.split(/\r\n?|\n/).every((line) => bill.add(line)) ? bill.cost : Infinity;
}

/** Adds up lines until they are too dear. */
class Bill {
    cost = 0;
    private fence = '';
    /** Within raw HTML a fence is none. */
    private fences = true;
    /** Where the text of each open list or quote begins. */
    private open: number[] = [];
    private blank = true;
    private emphasis = 0;
    private brackets = 0;
    private openBrackets = 0;
    private columns = 0;
    private table = false;

    add(line: string): boolean {
        this.cost += LINE + line.length * CHARACTER + (/```|~~~/.test(line) ? CODE_BLOCK : 0);
        if (!line.trim()) {
            this.endBlock();
        } else if (!this.fenced(line)) {
            this.contain(line);
            this.mark(line);
            this.tabulate(line);
            this.blank = false;
        }
        return this.cost <= MOST && this.open.length <= DEEPEST && this.openBrackets <= OPEN_BRACKETS;
    }

    private endBlock(): void {
        [this.blank, this.emphasis, this.brackets, this.columns, this.table] = [true, 0, 0, 0, false];
    }

    /** Code between fences costs no more than its lines; only one that nothing else contains is known for sure. */
    private fenced(line: string): boolean {
        this.fences &&= !/^[\t >]*</.test(line) || this.fence !== '';
        if (this.fence) {
            this.fence = line.startsWith(this.fence) && /^(`+|~+)\s*$/.test(line) ? '' : this.fence;
            return true;
        }
        const match = this.fences ? FENCE.exec(line) : null;
        this.fence = match?.[1] ?? match?.[2] ?? '';
        return this.fence !== '';
    }

    private contain(line: string): void {
        const [prefix] = CONTAINERS.exec(line)!;
        for (const {0: marker, index} of prefix.matchAll(MARKER)) {
            this.leave(index);
            this.open.push(index + marker.length);
            this.cost += marker === '>' ? QUOTE : ITEM;
        }
        if (ITEM_BEGINS.test(line)) {
            this.emphasis = 0;
        }
        // After a line of text the next one may belong to it, wherever it begins.
        if (this.blank) {
            this.leave(prefix.length);
        }
        this.cost += this.open.length * LINE_IN_CONTAINER;
    }

    private leave(column: number): void {
        while (this.open.length > 0 && this.open[this.open.length - 1] > column) {
            this.open.pop();
        }
    }

    private mark(line: string): void {
        this.cost += (line.match(ADDRESS)?.length ?? 0) * LINK + (this.blank && INDENTED.test(line) ? CODE_BLOCK : 0);
        for (const character of line) {
            this.cost += MARKS[character] ?? 0;
            if (EMPHASIS.test(character)) {
                this.cost += this.emphasis++ * EARLIER_EMPHASIS;
            } else if (character === '[') {
                this.openBrackets = Math.max(++this.brackets, this.openBrackets);
            } else if (character === ']' && this.brackets > 0) {
                this.brackets--;
            }
        }
    }

    private tabulate(line: string): void {
        this.table ||= DELIMITERS.test(line);
        this.columns = Math.max(this.columns, line.split('|').length);
        this.cost += this.table && this.columns > 1 ? this.columns * CELL : 0;
    }
}
