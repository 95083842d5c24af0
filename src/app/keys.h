/* The file of keys: `preset = NAME` on top, then below [text], [sidebar] and [list] lines SEQUENCE = ACTION; `none` is no
 * action. Sequences are as screen/key.h says, and several may stand before one '='. A preset is such a file, embedded
 * (config/keys-NAME), that is read over the default keys. */
#ifndef RECTO_APP_KEYS_H
#define RECTO_APP_KEYS_H

#include "app/messages.h"
#include "app/options.h"
#include "reader/keymap.h"

/* Reads text, which was found in file, over what map holds: keys that it binds later win. What is wrong is told, and the
 * rest holds. */
void keys_read(Str text, const char *file, Keymap *map, Messages *messages);

/* The keys of a preset and no others; false, and map is left alone, when there is none of that name. */
bool keys_use_preset(Str name, Keymap *map);

/* The default keys, and over them the file `keys` of the configuration folder if it is there. A way to the command
 * line or out of the program is always left. */
void keys_load(const Options *options, Keymap *map, Messages *messages);

/* A file of keys that says the same, with where each was said. */
void keys_print(const Keymap *map, Buffer *out);

#endif
