/** The part of an address that a name suggests: small letters, digits and dashes; empty where it suggests none. */
export function addressOf(name: string): string {
    const plain = name.normalize('NFKD').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-+|-+$/g, '').slice(0, 64);
    return plain.length >= 2 ? plain : '';
}
