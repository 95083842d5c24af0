#include "document/slugs.h"

#include "base/buffer.h"
#include "base/hash.h"
#include "base/memory.h"
#include "base/utf8.h"
#include "base/vec.h"

/* A name, found by its hash. */
typedef struct {
    uint64_t hash;
    size_t section;  /* NONE: nothing stands here */
    size_t suffixes; /* numbers behind the name that are given away */
} Slot;

struct Slugs {
    Buffer text;           /* the names, one behind the other */
    VEC(size_t) name_ends; /* of each section, in text */
    Slot *slots;
    size_t mask; /* one less than there are slots, which is a power of two */
};

static void write_slug(Str title, Buffer *out)
{
    for (size_t at = 0, len; at < title.len_bytes; at += len) {
        uint32_t c = utf8_decode(title, at, &len);
        char bytes[4];
        if (c == ' ' || c == '\n')
            buffer_put_byte(out, '-');
        else if (c == '-' || c == '_' || utf8_is_alpha(c) || utf8_is_digit(c))
            buffer_put(out, (Str){bytes, utf8_encode(utf8_to_lower(c), bytes)});
    }
}

Str slugs_of(const Slugs *slugs, size_t section)
{
    size_t start = section > 0 ? slugs->name_ends.items[section - 1] : 0;
    return str_slice(buffer_str(&slugs->text), start, slugs->name_ends.items[section]);
}

/* Where the name stands, or would. */
static Slot *find_slot(const Slugs *slugs, Str name)
{
    uint64_t hash = hash_bytes(name);
    size_t at = (size_t)hash & slugs->mask;
    while (slugs->slots[at].section != NONE &&
           (slugs->slots[at].hash != hash || !str_equal(slugs_of(slugs, slugs->slots[at].section), name)))
        at = (at + 1) & slugs->mask;
    return &slugs->slots[at];
}

/* The name that no section before has; base is made into it. */
static void make_unique(const Slugs *slugs, Buffer *base)
{
    Slot *first = find_slot(slugs, buffer_str(base));
    size_t len_bytes = base->len_bytes;
    for (const Slot *slot = first; slot->section != NONE; slot = find_slot(slugs, buffer_str(base))) {
        base->len_bytes = len_bytes;
        buffer_put_format(base, "-%zu", ++first->suffixes);
    }
}

static void name_sections(Slugs *slugs, const Document *doc)
{
    Buffer name = {0};
    for (size_t i = 0; i < document_section_count(doc); i++) {
        buffer_clear(&name);
        write_slug(document_slice(doc, document_section(doc, i)->title), &name);
        if (name.len_bytes > 0)
            make_unique(slugs, &name);
        Slot *slot = find_slot(slugs, buffer_str(&name));
        buffer_put(&slugs->text, buffer_str(&name));
        vec_push(&slugs->name_ends, slugs->text.len_bytes);
        if (name.len_bytes > 0)
            *slot = (Slot){.hash = hash_bytes(buffer_str(&name)), .section = i};
    }
    buffer_free(&name);
}

Slugs *slugs_new(const Document *doc)
{
    Slugs *slugs = memory_alloc_zero(1, sizeof *slugs);
    size_t slot_count = 8;
    while (slot_count < document_section_count(doc) * 2)
        slot_count *= 2;
    slugs->mask = slot_count - 1;
    slugs->slots = memory_alloc_zero(slot_count, sizeof *slugs->slots);
    for (size_t i = 0; i < slot_count; i++)
        slugs->slots[i].section = NONE;
    name_sections(slugs, doc);
    return slugs;
}

size_t slugs_find(const Slugs *slugs, Str fragment)
{
    Buffer name = {0};
    write_slug(fragment, &name);
    size_t section = find_slot(slugs, buffer_str(&name))->section;
    buffer_free(&name);
    return section;
}

void slugs_free(Slugs *slugs)
{
    if (!slugs)
        return;
    buffer_free(&slugs->text);
    vec_free(&slugs->name_ends);
    memory_free(slugs->slots);
    memory_free(slugs);
}
