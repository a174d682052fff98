/** The web client's files. */
@NullMarked
package org.utmost.administration.web;

import org.jspecify.annotations.NullMarked;
