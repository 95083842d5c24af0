/* Memory that is either there or ends the program in good order.
 *
 * A reader can do nothing useful without memory, so allocation never returns NULL: when it fails, the one
 * handler that the application set is called (it restores the terminal, says so and exits).
 */
#ifndef RECTO_BASE_MEMORY_H
#define RECTO_BASE_MEMORY_H

#include <stddef.h>

/* Called with the size that could not be had; must not return. */
typedef void (*OutOfMemoryHandler)(size_t size_bytes);

/* Sets the handler; NULL goes back to the default, which writes one line to standard error and aborts. */
void memory_on_exhaustion(OutOfMemoryHandler handler);

/* For a process that does one thing and ends: what is freed is kept for what comes next, and not given back to the system,
 * which would have to clear it again page by page (glibc's mallopt(); elsewhere it does nothing). */
void memory_keep_freed(void);

/* About so much will be needed soon: it is got from the system at once, which is many times quicker than a page at a time, as each
 * is touched first (glibc on Linux; elsewhere it does nothing). */
void memory_expect(size_t size_bytes);

/* For what a library could not have, or nobody can: ends the program as the functions below do. */
_Noreturn void memory_exhausted(size_t size_bytes);

void *memory_alloc(size_t size_bytes);                    /* uninitialised; freed with memory_free() */
void *memory_alloc_zero(size_t count, size_t size_bytes); /* zeroed; count * size is checked for overflow */
void *memory_resize(void *block, size_t count, size_t size_bytes); /* realloc() with the same check */
char *memory_copy_string(const char *string);                      /* strdup() */
void memory_free(void *block);                                     /* NULL is fine */

#endif
