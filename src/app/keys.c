#include "app/keys.h"

#include <stdio.h>
#include <unistd.h>

#include "app/config.h"
#include "app/embedded.h"
#include "app/entries.h"
#include "base/shown.h"
#include "base/source.h"
#include "base/utf8.h"

static const char *const section_names[MODE_COUNT] = {
    [MODE_TEXT] = "text", [MODE_SIDEBAR] = "sidebar", [MODE_LIST] = "list", [MODE_SELECT] = "select"};

static const char *const preset_names[] = {"vim", "less", "emacs", "none"};
enum {
    PRESET_VIM, /* the default keys */
    PRESET_LESS,
    PRESET_EMACS,
    PRESET_NONE, /* no keys at all, to begin from */
    PRESET_COUNT
};

typedef struct {
    const char *file;
    Str origin; /* of what is bound; empty: FILE:LINE */
    Keymap *map;
    Messages *messages;
    Buffer unknown; /* the section that was told last not to be there */
} KeysFile;

/* ---- sequences ----------------------------------------------------------------------------------------- */

/* The bytes at `at` that look like the name of a key and are none: "<Entr>", or a caret before what has no control key. Alone
 * both are themselves. */
static Str misnamed(Str sequence, size_t at)
{
    size_t close = str_find_byte(sequence, '>', at);
    if (sequence.data[at] == '<' && close < sequence.len_bytes)
        return str_slice(sequence, at, close + 1);
    if (sequence.data[at] == '^' && at + 1 < sequence.len_bytes)
        return str_slice(sequence, at, sequence.len_bytes);
    return (Str){0};
}

/* False, and told, when there is something in the sequence that is no key. */
static bool parse_sequence(KeysFile *reading, size_t line, Str sequence, KeyList *out)
{
    vec_clear(out);
    for (size_t at = 0; at < sequence.len_bytes;) {
        Key key;
        size_t taken = key_parse(str_slice(sequence, at, sequence.len_bytes), &key);
        Str wrong = taken == 1 ? misnamed(sequence, at) : (Str){0};
        if (wrong.len_bytes > 0) {
            messages_add(reading->messages, str_from(reading->file), line,
                         "no key is called %.*s (< itself is <lt>, ^ is <caret>)", (int)wrong.len_bytes,
                         wrong.data);
            return false;
        }
        if (key.code < KEYCODE_NONE && utf8_is_control(key.code)) {
            messages_add(reading->messages, str_from(reading->file), line, "no key sends U+%04X",
                         (unsigned)key.code);
            return false;
        }
        vec_push(out, key);
        at += taken;
    }
    return true;
}

static void put_sequence(const KeymapBinding *binding, Buffer *out)
{
    for (size_t i = 0; i < binding->key_count; i++)
        key_write_by_name(binding->keys[i], out);
}

/* ---- bindings ------------------------------------------------------------------------------------------ */

/* What is bound twice in one file, or begins something else, is told: one of the two was hardly meant. */
static void tell_clash(KeysFile *reading, size_t line, Str sequence, size_t key_count,
                       const KeymapBinding *lost)
{
    Str file = str_from(reading->file), from = lost->origin;
    bool same_file =
        str_starts(from, file) && from.len_bytes > file.len_bytes && from.data[file.len_bytes] == ':';
    if (lost->key_count == key_count && !same_file)
        return;
    Buffer keys = {0};
    put_sequence(lost, &keys);
    messages_add(reading->messages, file, line, "%.*s %s %s = %s (%.*s), which holds no more",
                 (int)sequence.len_bytes, sequence.data,
                 lost->key_count == key_count  ? "is bound again, after"
                 : lost->key_count > key_count ? "begins"
                                               : "begins with",
                 keys.data, action_info(lost->action)->name, (int)from.len_bytes, from.data);
    buffer_free(&keys);
}

static void bind(KeysFile *reading, Mode mode, const Entry *entry, Action action)
{
    KeyList keys = {0};
    Buffer origin = {0};
    buffer_put(&origin, reading->origin);
    if (origin.len_bytes == 0)
        buffer_put_format(&origin, "%s:%zu", reading->file, entry->line);
    for (size_t at = 0; at < entry->name.len_bytes;) {
        size_t end = str_find_byte(entry->name, ' ', at);
        Str sequence = str_slice(entry->name, at, end);
        KeymapBinding lost;
        at = end + 1;
        if (sequence.len_bytes > 0 && parse_sequence(reading, entry->line, sequence, &keys) &&
            keymap_bind_keys(reading->map, mode, &keys, action, buffer_str(&origin), &lost) &&
            action != ACTION_NONE)
            tell_clash(reading, entry->line, sequence, keys.count, &lost);
    }
    vec_free(&keys);
    buffer_free(&origin);
}

static Action action_named(Str name)
{
    Action action = ACTION_NONE + 1;
    while (action < ACTION_COUNT && !str_equal(str_from(action_info(action)->name), name))
        action++;
    return action;
}

/* MODE_COUNT, and told once, when there is none of that name. */
static Mode section_mode(KeysFile *reading, const Entry *entry)
{
    Mode mode = 0;
    while (mode < MODE_COUNT && !str_equal(str_from(section_names[mode]), entry->section))
        mode++;
    if (mode < MODE_COUNT ||
        (entry->section.len_bytes > 0 && str_equal(buffer_str(&reading->unknown), entry->section)))
        return mode;
    buffer_clear(&reading->unknown);
    buffer_put(&reading->unknown, entry->section);
    if (entry->section.len_bytes > 0)
        messages_add(reading->messages, str_from(reading->file), entry->line,
                     "no such section: %s (there are text, sidebar, list, select)", entry->section.data);
    else
        messages_add(reading->messages, str_from(reading->file), entry->line,
                     "only 'preset' may stand above [text] and the other sections");
    return mode;
}

static void take_preset(KeysFile *reading, const Entry *entry)
{
    if (!keys_use_preset(entry->value, reading->map))
        messages_add(reading->messages, str_from(reading->file), entry->line,
                     "no such preset: %s (there are vim, less, emacs, none)", entry->value.data);
}

static void take_binding(KeysFile *reading, Mode mode, const Entry *entry)
{
    Str file = str_from(reading->file);
    bool is_none = str_equal(entry->value, STR("none"));
    Action action = is_none ? ACTION_NONE : action_named(entry->value);
    if (entry->name.len_bytes == 0)
        messages_add(reading->messages, file, entry->line,
                     "no key before the sign (the key = is <equal>, : is <colon>)");
    else if (action == ACTION_COUNT)
        messages_add(reading->messages, file, entry->line, "no such action: %s%s", entry->value.data,
                     str_find_byte(entry->value, '=', 0) < entry->value.len_bytes ? " (the key : is <colon>)"
                                                                                  : "");
    else
        bind(reading, mode, entry, action);
}

static void take_entry(void *user, const Entry *entry)
{
    KeysFile *reading = user;
    if (entry->section.len_bytes == 0 && str_equal(entry->name, STR("preset"))) {
        take_preset(reading, entry);
        return;
    }
    Mode mode = section_mode(reading, entry);
    if (mode < MODE_COUNT)
        take_binding(reading, mode, entry);
}

static void refuse_line(void *user, size_t line, const char *why)
{
    KeysFile *reading = user;
    messages_add(reading->messages, str_from(reading->file), line, "%s", why);
}

static void read_from(Str text, const char *file, Str origin, Keymap *map, Messages *messages)
{
    KeysFile reading = {.file = file, .origin = origin, .map = map, .messages = messages};
    entries_read(text, &(EntrySink){&reading, take_entry, refuse_line});
    buffer_free(&reading.unknown);
}

void keys_read(Str text, const char *file, Keymap *map, Messages *messages)
{
    read_from(text, file, (Str){0}, map, messages);
}

/* ---- presets ------------------------------------------------------------------------------------------- */

bool keys_use_preset(Str name, Keymap *map)
{
    int preset = 0;
    Str text;
    char file[32], origin[32];
    while (preset < PRESET_COUNT && !str_equal(name, str_from(preset_names[preset])))
        preset++;
    if (preset == PRESET_COUNT)
        return false;
    keymap_clear(map);
    if (preset != PRESET_NONE)
        keymap_bind_defaults(map);
    snprintf(file, sizeof file, "config/keys-%s", preset_names[preset]);
    snprintf(origin, sizeof origin, "preset %s", preset_names[preset]);
    if (embedded_find(file, &text)) {
        Messages messages = {0};
        read_from(text, file, str_from(origin), map, &messages);
        messages_free(&messages); /* a test holds that there are none */
    }
    return true;
}

/* ---- loading ------------------------------------------------------------------------------------------- */

static bool is_reached(const Keymap *map, Action action)
{
    for (size_t i = 0; i < keymap_binding_count(map); i++) {
        KeymapBinding binding = keymap_binding(map, i);
        if (binding.mode == MODE_TEXT && binding.action == action)
            return true;
    }
    return false;
}

static void leave_a_way_out(Keymap *map, Str file, Messages *messages)
{
    KeyList keys = {0};
    if (!is_reached(map, ACTION_QUIT) && !is_reached(map, ACTION_COMMAND)) {
        vec_push(&keys, (Key){.code = ':'});
        keymap_bind_keys(map, MODE_TEXT, &keys, ACTION_COMMAND, STR("default"), NULL);
        messages_add(messages, file, 0,
                     "no key in [text] is left for quit or command: <colon> = command holds");
    }
    vec_free(&keys);
}

void keys_load(const Options *options, Keymap *map, Messages *messages)
{
    Buffer path = {0};
    Source *source = NULL;
    keymap_clear(map);
    keymap_bind_defaults(map);
    if (config_put_path(options, "keys", &path) && access(path.data, F_OK) == 0) {
        if (source_open(path.data, &source).ok)
            keys_read(source_text(source), path.data, map, messages);
        else
            messages_add(messages, buffer_str(&path), 0, "cannot be read");
        source_free(source);
        leave_a_way_out(map, buffer_str(&path), messages);
    }
    buffer_free(&path);
}

/* ---- printing ------------------------------------------------------------------------------------------ */

/* What holds because it holds in the text is not said again; what does not, though it holds there, is `none`. */
static bool is_inherited(const Keymap *map, const KeymapBinding *binding)
{
    KeymapBinding other;
    return mode_has_keys_of_text(binding->mode) &&
           keymap_find(map, MODE_TEXT, binding->keys, binding->key_count, &other) &&
           other.action == binding->action;
}

static void put_origin(Str origin, Buffer *out)
{
    buffer_put(out, STR("# "));
    shown_put(out, origin);
    buffer_put_byte(out, '\n');
}

static void put_line(const KeymapBinding *binding, Str *origin, Buffer *out)
{
    if (!str_equal(binding->origin, *origin))
        put_origin(binding->origin, out);
    *origin = binding->origin;
    put_sequence(binding, out);
    buffer_put_format(out, " = %s\n", action_info(binding->action)->name);
}

static void put_missing(const Keymap *map, Mode mode, Buffer *out)
{
    for (size_t i = 0; i < keymap_binding_count(map); i++) {
        KeymapBinding binding = keymap_binding(map, i), other;
        if (binding.mode != MODE_TEXT || keymap_find(map, mode, binding.keys, binding.key_count, &other))
            continue;
        put_sequence(&binding, out);
        buffer_put(out, STR(" = none\n"));
    }
}

static void put_section(const Keymap *map, Mode mode, Buffer *out)
{
    Str origin = {0};
    buffer_put_format(out, "\n[%s]\n", section_names[mode]);
    if (mode_has_keys_of_text(mode))
        put_missing(map, mode, out);
    for (size_t i = 0; i < keymap_binding_count(map); i++) {
        KeymapBinding binding = keymap_binding(map, i);
        if (binding.mode == mode && !is_inherited(map, &binding))
            put_line(&binding, &origin, out);
    }
}

void keys_print(const Keymap *map, Buffer *out)
{
    buffer_put(out, STR("preset = none\n"));
    for (Mode mode = 0; mode < MODE_COUNT; mode++)
        put_section(map, mode, out);
}
