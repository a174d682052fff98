/** What is written in files. */
@NullMarked
package org.utmost.messages.files.text;

import org.jspecify.annotations.NullMarked;
