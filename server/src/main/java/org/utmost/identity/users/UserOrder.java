package org.utmost.identity.users;

/** In what order a list has its users. */
enum UserOrder {
    USERNAME,
    /** The newest first. */
    CREATED,
    /** Who was active last comes first; who never was does not come. */
    ACTIVE,
    /** Online, away, do not disturb, offline; then by username. */
    STATUS,
    /** The channel's administrators first; then by username. */
    ADMINS
}
