/* Programs of others that are started and not waited for. */
#ifndef RECTO_APP_DETACHED_H
#define RECTO_APP_DETACHED_H

/* Runs the words, NULL behind the last, as a program that is looked for in $PATH, without a shell, in a session of its own, with
 * nothing of our terminal: it reads the file that is open as input (below 0: nothing), and what it writes is lost. Returns 0, or
 * the errno that kept it from running. */
int detached_run(char *const *words, int input);

#endif
