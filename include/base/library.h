/* Libraries that are loaded when they are first asked for: most readings need none of them, and each would make every
 * start slower. */
#ifndef RECTO_BASE_LIBRARY_H
#define RECTO_BASE_LIBRARY_H

#include <stdbool.h>
#include <stddef.h>

/* The first of the names that there is, for dlclose(); NULL when there is none. */
void *library_open(const char *const *names, size_t count);

/* Puts the function of that name into *function, a pointer to a function of its type, which is size_bytes long. False,
 * and NULL there, when the library has none. */
bool library_find(void *library, const char *name, void *function, size_t size_bytes);

#endif
