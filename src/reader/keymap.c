#include "reader/keymap.h"

#include <assert.h>

/* A sequence of keys in the keymap's pool. Bindings are in the order in which they were made, which is the
 * order of help. There are a couple of hundred, so each key looks at all of them. */
typedef struct {
    size_t first_key, key_count;
    Mode mode;
    Action action;
} Binding;

struct Keymap {
    KeyList pool;
    VEC(Binding) bindings;
    KeyList pending;
    int count;
};

/* What is another thing in a list than in the text, and while something is selected. */
static const struct {
    const char *keys;
    Action action;
} list_keys[] = {{"<Enter>", ACTION_GO_THERE}, {"d x <Del>", ACTION_TAKE_OUT}},
  select_keys[] = {{"w e", ACTION_WORD_NEXT},
                   {"b", ACTION_WORD_PREVIOUS},
                   {"l <Right>", ACTION_SEGMENT_NEXT},
                   {"h <Left>", ACTION_SEGMENT_PREVIOUS},
                   {")", ACTION_SENTENCE_NEXT},
                   {"(", ACTION_SENTENCE_PREVIOUS},
                   {"o", ACTION_SWAP_ENDS},
                   {"V", ACTION_WHOLE_PARAGRAPHS}};

Keymap *keymap_new(void)
{
    Keymap *map = memory_alloc_zero(1, sizeof *map);
    for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const ActionInfo *info = action_info(action);
        keymap_bind(map, MODE_TEXT, str_from(info->text_keys), action);
        keymap_bind(map, MODE_SIDEBAR, str_from(info->sidebar_keys), action);
        keymap_bind(map, MODE_LIST, str_from(info->text_keys), action);
        keymap_bind(map, MODE_SELECT, str_from(info->text_keys), action);
    }
    for (size_t i = 0; i < sizeof list_keys / sizeof *list_keys; i++)
        keymap_bind(map, MODE_LIST, str_from(list_keys[i].keys), list_keys[i].action);
    for (size_t i = 0; i < sizeof select_keys / sizeof *select_keys; i++)
        keymap_bind(map, MODE_SELECT, str_from(select_keys[i].keys), select_keys[i].action);
    return map;
}

void keymap_free(Keymap *map)
{
    if (!map)
        return;
    vec_free(&map->pool);
    vec_free(&map->bindings);
    vec_free(&map->pending);
    memory_free(map);
}

/* How many keys a and b have in common at their heads. */
static size_t common_keys(const Key *a, size_t a_count, const Key *b, size_t b_count)
{
    size_t count = 0;
    while (count < a_count && count < b_count && key_equal(a[count], b[count]))
        count++;
    return count;
}

/* True when a binding of old_count keys for old_action and one of new_count keys, where one begins the other,
 * cannot both be reached. */
static bool is_in_the_way(size_t old_count, Action old_action, size_t new_count, Action new_action)
{
    if (old_count + 1 == new_count && action_takes_character(old_action))
        return false;
    if (new_count + 1 == old_count && action_takes_character(new_action))
        return false;
    return true;
}

static void bind_sequence(Keymap *map, Mode mode, const KeyList *keys, Action action)
{
    size_t kept = 0;
    for (size_t i = 0; i < map->bindings.count; i++) {
        Binding old = map->bindings.items[i];
        size_t common = common_keys(map->pool.items + old.first_key, old.key_count, keys->items, keys->count);
        size_t shorter = old.key_count < keys->count ? old.key_count : keys->count;
        if (old.mode != mode || common < shorter ||
            !is_in_the_way(old.key_count, old.action, keys->count, action))
            map->bindings.items[kept++] = old;
    }
    map->bindings.count = kept;
    if (action == ACTION_NONE)
        return;
    Binding binding = {
        .first_key = map->pool.count, .key_count = keys->count, .mode = mode, .action = action};
    for (size_t i = 0; i < keys->count; i++)
        vec_push(&map->pool, keys->items[i]);
    vec_push(&map->bindings, binding);
}

void keymap_bind(Keymap *map, Mode mode, Str keys, Action action)
{
    keymap_reset(map);
    KeyList sequence = {0};
    for (size_t at = 0; at < keys.len_bytes;) {
        size_t end = str_find_byte(keys, ' ', at);
        vec_clear(&sequence);
        key_parse_all(str_slice(keys, at, end), &sequence);
        if (sequence.count > 0)
            bind_sequence(map, mode, &sequence, action);
        at = end + 1;
    }
    vec_free(&sequence);
}

void keymap_reset(Keymap *map)
{
    vec_clear(&map->pending);
    map->count = 0;
}

const KeyList *keymap_pending(const Keymap *map)
{
    return &map->pending;
}

int keymap_count(const Keymap *map)
{
    return map->count;
}

/* True when the pending keys are the head of the binding, or all of it. */
static bool pending_begins(const Keymap *map, const Binding *binding)
{
    return map->pending.count <= binding->key_count &&
           common_keys(map->pool.items + binding->first_key, binding->key_count, map->pending.items,
                       map->pending.count) == map->pending.count;
}

static bool is_plain_character(Key key)
{
    return key.code < KEYCODE_NONE && key.mods == 0;
}

/* The action whose keys and character the pending keys are. */
static Action find_with_character(const Keymap *map, Mode mode)
{
    if (!is_plain_character(vec_last(&map->pending)))
        return ACTION_NONE;
    for (size_t i = 0; i < map->bindings.count; i++) {
        const Binding *binding = &map->bindings.items[i];
        if (binding->mode == mode && action_takes_character(binding->action) &&
            binding->key_count + 1 == map->pending.count &&
            common_keys(map->pool.items + binding->first_key, binding->key_count, map->pending.items,
                        map->pending.count) == binding->key_count)
            return binding->action;
    }
    return ACTION_NONE;
}

/* What the pending keys are in this mode; *action is set on a match. */
static KeymapResult look_up(const Keymap *map, Mode mode, Action *action)
{
    bool begins = false;
    for (size_t i = 0; i < map->bindings.count; i++) {
        const Binding *binding = &map->bindings.items[i];
        if (binding->mode != mode || !pending_begins(map, binding))
            continue;
        if (binding->key_count == map->pending.count && !action_takes_character(binding->action)) {
            *action = binding->action;
            return KEYMAP_MATCH;
        }
        begins = true;
    }
    if (begins)
        return KEYMAP_PENDING;
    *action = find_with_character(map, mode);
    return *action == ACTION_NONE ? KEYMAP_NONE : KEYMAP_MATCH;
}

/* Takes key as a digit of the count; false when it is none. */
static bool take_digit(Keymap *map, Mode mode, Key key)
{
    if (map->pending.count > 0 || !is_plain_character(key) || key.code < '0' || key.code > '9')
        return false;
    if (map->count == 0) {
        if (key.code == '0')
            return false;
        Action bound;
        vec_push(&map->pending, key);
        KeymapResult result = look_up(map, mode, &bound);
        vec_clear(&map->pending);
        if (result != KEYMAP_NONE)
            return false;
    }
    int digit = (int)(key.code - '0');
    map->count = map->count > (COUNT_MAX - digit) / 10 ? COUNT_MAX : map->count * 10 + digit;
    return true;
}

/* Esc, or ^C, which is as good. */
static bool is_escape(Key key)
{
    return key.code == KEYCODE_ESCAPE || (key.code == 'c' && key.mods == MOD_CTRL);
}

KeymapResult keymap_feed(Keymap *map, Mode mode, Key key, Command *out)
{
    if (take_digit(map, mode, key))
        return KEYMAP_PENDING;
    bool started = map->pending.count > 0 || map->count > 0;
    if (started && is_escape(key)) {
        keymap_reset(map);
        return KEYMAP_NONE;
    }
    vec_push(&map->pending, key);
    Action action = ACTION_NONE;
    KeymapResult result = look_up(map, mode, &action);
    if (result == KEYMAP_MATCH) {
        *out = (Command){.action = action, .count = map->count};
        if (action_takes_character(action))
            out->argument = key.code;
    }
    if (result != KEYMAP_PENDING)
        keymap_reset(map);
    return result;
}

static Str key_name(Key key, Arena *arena)
{
    Buffer name = {0};
    key_write(key, &name);
    Str copy = arena_copy(arena, buffer_str(&name));
    buffer_free(&name);
    return copy;
}

/* The hint for a binding that the pending keys begin. */
static KeyHint binding_hint(const Keymap *map, const Binding *binding, Arena *arena)
{
    KeyHint hint = {.key = STR("a letter"), .help = str_from(action_info(binding->action)->help)};
    if (binding->key_count > map->pending.count)
        hint.key = key_name(map->pool.items[binding->first_key + map->pending.count], arena);
    return hint;
}

void keymap_hints(const Keymap *map, Mode mode, Arena *arena, KeyHintList *out)
{
    if (map->pending.count == 0)
        return;
    for (size_t i = 0; i < map->bindings.count; i++) {
        const Binding *binding = &map->bindings.items[i];
        if (binding->mode == mode && pending_begins(map, binding))
            vec_push(out, binding_hint(map, binding, arena));
    }
}

Str keymap_keys_of(const Keymap *map, Mode mode, Action action, Arena *arena)
{
    assert(action > ACTION_NONE && action < ACTION_COUNT);
    Buffer keys = {0};
    for (size_t i = 0; i < map->bindings.count; i++) {
        const Binding *binding = &map->bindings.items[i];
        if (binding->mode != mode || binding->action != action)
            continue;
        if (keys.len_bytes > 0)
            buffer_put_byte(&keys, ' ');
        for (size_t k = 0; k < binding->key_count; k++)
            key_write(map->pool.items[binding->first_key + k], &keys);
    }
    Str copy = arena_copy(arena, buffer_str(&keys));
    buffer_free(&keys);
    return copy;
}
