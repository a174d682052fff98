const MOST = 100;

interface Waiting<V> {
    key: string;
    resolve: (value: V | undefined) => void;
    reject: (error: unknown) => void;
}

/** Makes one call of many that are asked for in the same moment: a list of posts needs all its authors at once. */
export function collect<V>(fetch: (keys: string[]) => Promise<V[]>, keyOf: (value: V) => string) {
    let waiting: Waiting<V>[] = [];

    async function run(some: Waiting<V>[]): Promise<void> {
        try {
            const found = await fetch([...new Set(some.map((each) => each.key))]);
            const byKey = new Map(found.map((value) => [keyOf(value), value]));
            some.forEach((each) => each.resolve(byKey.get(each.key)));
        } catch (error) {
            some.forEach((each) => each.reject(error));
        }
    }

    function flush(): void {
        const all = waiting;
        waiting = [];
        for (let from = 0; from < all.length; from += MOST) {
            void run(all.slice(from, from + MOST));
        }
    }

    return (key: string): Promise<V | undefined> =>
        new Promise((resolve, reject) => {
            waiting.push({key, resolve, reject});
            if (waiting.length === 1) {
                setTimeout(flush);
            }
        });
}
