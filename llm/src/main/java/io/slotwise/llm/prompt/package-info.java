/**
 * Prompts as versioned files: front matter, sections with a priority and a rule for shortening them, and a template
 * without logic.
 *
 * <p>Knows only {@code call}. The files themselves belong to whoever knows the subject; they lie on the class path under
 * {@code prompts/<feature>/<version>.md}. All text from users, files and catalogues goes through the room's cleaner and
 * stands inside a marked block.
 */
@NullMarked
package io.slotwise.llm.prompt;

import org.jspecify.annotations.NullMarked;
