#include "reader/keymap.h"

#include <assert.h>

/* A sequence of keys in the keymap's pool. Bindings are in the order in which they were made, which is the
 * order of help. There are a couple of hundred, so each key looks at all of them. */
typedef struct {
    size_t first_key, key_count;
    Key first; /* once more: most keys begin otherwise, and no look at the pool is needed to see it */
    Mode mode;
    Action action;
    Str origin;
    bool inherited; /* it holds because it holds in the text */
} Binding;

struct Keymap {
    KeyList pool;
    VEC(Binding) bindings;
    Arena origins;
    KeyList pending;
    int count;
};

bool mode_has_keys_of_text(Mode mode)
{
    return mode == MODE_LIST || mode == MODE_SELECT;
}

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

void keymap_bind_defaults(Keymap *map)
{
    for (Action action = ACTION_NONE + 1; action < ACTION_COUNT; action++) {
        const ActionInfo *info = action_info(action);
        keymap_bind(map, MODE_TEXT, str_from(info->text_keys), action);
        keymap_bind(map, MODE_SIDEBAR, str_from(info->sidebar_keys), action);
    }
    for (size_t i = 0; i < sizeof list_keys / sizeof *list_keys; i++)
        keymap_bind(map, MODE_LIST, str_from(list_keys[i].keys), list_keys[i].action);
    for (size_t i = 0; i < sizeof select_keys / sizeof *select_keys; i++)
        keymap_bind(map, MODE_SELECT, str_from(select_keys[i].keys), select_keys[i].action);
}

Keymap *keymap_new_empty(void)
{
    return memory_alloc_zero(1, sizeof(Keymap));
}

Keymap *keymap_new(void)
{
    Keymap *map = keymap_new_empty();
    keymap_bind_defaults(map);
    return map;
}

void keymap_clear(Keymap *map)
{
    keymap_reset(map);
    vec_clear(&map->pool);
    vec_clear(&map->bindings);
    arena_reset(&map->origins);
}

void keymap_free(Keymap *map)
{
    if (!map)
        return;
    vec_free(&map->pool);
    vec_free(&map->bindings);
    vec_free(&map->pending);
    arena_free(&map->origins);
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

static KeymapBinding show_binding(const Keymap *map, const Binding *binding)
{
    return (KeymapBinding){.mode = binding->mode,
                           .keys = map->pool.items + binding->first_key,
                           .key_count = binding->key_count,
                           .action = binding->action,
                           .origin = binding->origin};
}

/* Both are of one mode, and one begins the other, so that not both can be reached. To take keys away is to take just these. */
static bool excludes(const Keymap *map, const Binding *new, const Binding *old)
{
    if (old->mode != new->mode || !key_equal(old->first, new->first))
        return false;
    size_t shorter = old->key_count < new->key_count ? old->key_count : new->key_count;
    size_t common = common_keys(map->pool.items + old->first_key, old->key_count,
                                map->pool.items + new->first_key, new->key_count);
    if (common < shorter)
        return false;
    if (new->action == ACTION_NONE)
        return old->key_count == new->key_count;
    return is_in_the_way(old->key_count, old->action, new->key_count, new->action);
}

/* True when the mode has keys of its own that keys of the text would take away. */
static bool gives_way(const Keymap *map, const Binding *new)
{
    for (size_t i = 0; i < map->bindings.count && new->inherited; i++)
        if (!map->bindings.items[i].inherited && excludes(map, new, &map->bindings.items[i]))
            return true;
    return false;
}

static bool put_binding(Keymap *map, Binding new, KeymapBinding *lost)
{
    size_t kept = 0, count = map->bindings.count;
    bool took_away = false;
    if (gives_way(map, &new))
        return false;
    for (size_t i = 0; i < count; i++) {
        const Binding *old = &map->bindings.items[i];
        if (!excludes(map, &new, old)) {
            if (kept++ < i) /* most keys take nothing away */
                map->bindings.items[kept - 1] = *old;
            continue;
        }
        bool was_inherited = !new.inherited && old->inherited;
        if (!took_away && !was_inherited && lost)
            *lost = show_binding(map, old);
        took_away = took_away || !was_inherited;
    }
    map->bindings.count = kept;
    if (new.action != ACTION_NONE)
        vec_push(&map->bindings, new);
    return took_away;
}

/* Most are of the origin of the one before. */
static Str keep_origin(Keymap *map, Str origin)
{
    if (map->bindings.count > 0 && str_equal(vec_last(&map->bindings).origin, origin))
        return vec_last(&map->bindings).origin;
    return arena_copy(&map->origins, origin);
}

bool keymap_bind_keys(Keymap *map, Mode mode, const KeyList *keys, Action action, Str origin,
                      KeymapBinding *lost)
{
    keymap_reset(map);
    Binding binding = {.first_key = map->pool.count,
                       .key_count = keys->count,
                       .first = keys->items[0],
                       .mode = mode,
                       .action = action,
                       .origin = keep_origin(map, origin)};
    for (size_t i = 0; i < keys->count; i++)
        vec_push(&map->pool, keys->items[i]);
    bool took_away = put_binding(map, binding, lost);
    binding.inherited = true;
    for (binding.mode = 0; binding.mode < MODE_COUNT; binding.mode++)
        if (mode == MODE_TEXT && mode_has_keys_of_text(binding.mode))
            put_binding(map, binding, NULL);
    return took_away;
}

void keymap_bind(Keymap *map, Mode mode, Str keys, Action action)
{
    KeyList sequence = {0};
    for (size_t at = 0; at < keys.len_bytes;) {
        size_t end = str_find_byte(keys, ' ', at);
        vec_clear(&sequence);
        key_parse_all(str_slice(keys, at, end), &sequence);
        if (sequence.count > 0)
            keymap_bind_keys(map, mode, &sequence, action, STR("default"), NULL);
        at = end + 1;
    }
    vec_free(&sequence);
}

size_t keymap_binding_count(const Keymap *map)
{
    return map->bindings.count;
}

KeymapBinding keymap_binding(const Keymap *map, size_t index)
{
    return show_binding(map, &map->bindings.items[index]);
}

bool keymap_find(const Keymap *map, Mode mode, const Key *keys, size_t key_count, KeymapBinding *out)
{
    for (size_t i = 0; i < map->bindings.count; i++) {
        const Binding *binding = &map->bindings.items[i];
        if (binding->mode != mode || binding->key_count != key_count ||
            common_keys(map->pool.items + binding->first_key, key_count, keys, key_count) < key_count)
            continue;
        *out = show_binding(map, binding);
        return true;
    }
    return false;
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
    if (map->count > 0 && map->pending.count == 0 && is_escape(key)) {
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

/* The keys from first on. */
static Str key_names(const KeyList *pool, size_t first, size_t end, Arena *arena)
{
    Buffer names = {0};
    for (size_t i = first; i < end; i++)
        key_write(pool->items[i], &names);
    Str copy = arena_copy(arena, buffer_str(&names));
    buffer_free(&names);
    return copy;
}

/* The hint for a binding that the pending keys begin. */
static KeyHint binding_hint(const Keymap *map, const Binding *binding, Arena *arena)
{
    const ActionInfo *info = action_info(binding->action);
    KeyHint hint = {.key = STR("a letter"), .name = str_from(info->name), .help = str_from(info->help)};
    if (binding->key_count > map->pending.count)
        hint.key = key_names(&map->pool, binding->first_key + map->pending.count,
                             binding->first_key + binding->key_count, arena);
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

Str keymap_key_for(const Keymap *map, Action action, Arena *arena)
{
    Str keys = keymap_keys_of(map, MODE_TEXT, action, arena);
    if (keys.len_bytes == 0)
        return arena_format(arena, ":%s", action_info(action)->name);
    return arena_copy(arena, str_slice(keys, 0, str_find_byte(keys, ' ', 0)));
}
