/** Mail to people. */
@Neighbours({"config", "database", "ids", "jobs", "text"})
@NullMarked
package org.utmost.platform.mail;

import org.jspecify.annotations.NullMarked;
import org.utmost.Neighbours;
