package org.utmost.messages.reminders;

/**
 * The body of SetPostReminder.
 *
 * @param targetTime epoch seconds
 */
record NewReminder(long targetTime) {}
