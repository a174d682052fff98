package org.utmost.platform.events;

/** An event that concerns no node but the one it happens on. */
public interface LocalEvent extends Event {}
