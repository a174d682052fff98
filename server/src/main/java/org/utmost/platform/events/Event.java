package org.utmost.platform.events;

/** Something that happened and is committed. Each noun declares its own as records of a sealed interface. */
public interface Event {}
