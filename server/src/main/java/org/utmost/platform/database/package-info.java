@NullMarked
package org.utmost.platform.database;

import org.jspecify.annotations.NullMarked;
