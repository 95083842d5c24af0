#include "dump_nest.h"

enum {
    NUMBER_FIGURES_MAX = 9 /* CommonMark 0.31.2, section 5.2 */
};

void nest_free(Nest *nest)
{
    vec_free(&nest->containers);
}

void nest_pop(Nest *nest)
{
    nest->containers.count--;
}

/* ---- what a block wants -------------------------------------------------------------------------------- */

static bool is_bullet(Str marker)
{
    static const Str bullets[] = {STR_INIT("-"), STR_INIT("*"), STR_INIT("+"), STR_INIT("•"), STR_INIT("·"),
                                  STR_INIT("–"), STR_INIT("—"), STR_INIT("◦"), STR_INIT("▪"), STR_INIT("‣")};
    for (size_t i = 0; i < sizeof bullets / sizeof *bullets; i++)
        if (str_equal(marker, bullets[i]))
            return true;
    return marker.len_bytes == 0;
}

static ItemMarker read_marker(Str printed)
{
    ItemMarker marker = {.kind = MARKER_PRINTED, .text = str_trim(printed)};
    if (is_bullet(marker.text)) {
        marker.kind = MARKER_BULLET;
        return marker;
    }
    size_t figures = 0, len = marker.text.len_bytes;
    while (figures < len && figures < NUMBER_FIGURES_MAX && is_ascii_digit(marker.text.data[figures]))
        marker.number = marker.number * 10 + (uint32_t)(marker.text.data[figures++] - '0');
    bool is_number = figures > 0 && figures + 1 == len &&
                     (marker.text.data[figures] == '.' || marker.text.data[figures] == ')');
    if (is_number) {
        marker.kind = MARKER_NUMBER;
        marker.delimiter = marker.text.data[figures];
    }
    return marker;
}

static bool is_quotation(BlockClass cls)
{
    return cls == BLOCK_QUOTE || cls == BLOCK_EPIGRAPH || cls == BLOCK_PULLQUOTE;
}

bool nest_is_below_quotation(const Nest *nest, size_t block)
{
    if (nest->before == NONE || document_block(nest->doc, block)->cls != BLOCK_ATTRIB)
        return false;
    BlockClass before = document_block(nest->doc, nest->before)->cls;
    return is_quotation(before) || before == BLOCK_VERSE;
}

static bool has_quote(const Nest *nest)
{
    for (size_t i = 0; i < nest->containers.count; i++)
        if (!nest->containers.items[i].is_list)
            return true;
    return false;
}

/* True when a quotation of its own begins with the block, and not one that stands inside another. */
static bool begins_quotation(Nest *nest, size_t block)
{
    const Document *doc = nest->doc;
    bool begins = false;
    while (nest->next_quote < document_quote_count(doc)) {
        const Quote *quote = document_quote(doc, nest->next_quote);
        if (quote->text.start >= document_block(doc, block)->text.end)
            break;
        begins = begins || (quote->block == block && quote->kind != QUOTE_DIRECT);
        nest->next_quote++;
    }
    return begins && document_block(doc, block)->quote_depth <= 1;
}

/* Who said it stands with what was said, however deep that is. */
static void place_attribution(const Nest *nest, NestPlace *place)
{
    if (place->quote_depth > 0)
        return;
    for (size_t i = 0; i < nest->containers.count; i++) {
        place->list_depth += nest->containers.items[i].is_list;
        place->quote_depth += !nest->containers.items[i].is_list;
        if (!nest->containers.items[i].is_list)
            place->quote_cls = nest->containers.items[i].cls;
    }
}

/* In Markdown what is a further paragraph of an item has no marker; elsewhere items may have none. */
static bool begins_item(const Nest *nest, const Block *block)
{
    return block->cls == BLOCK_LIST &&
           (block->marker.len_bytes > 0 || document_format(nest->doc) != FORMAT_MARKDOWN);
}

NestPlace nest_place(Nest *nest, size_t block)
{
    const Block *b = document_block(nest->doc, block);
    NestPlace place = {.quote_depth = b->quote_depth,
                       .list_depth = b->list_depth,
                       .quote_cls = is_quotation(b->cls) ? b->cls : BLOCK_QUOTE,
                       .wants_quote = is_quotation(b->cls),
                       .wants_list = b->cls == BLOCK_LIST,
                       .begins_item = begins_item(nest, b),
                       .begins_quote = begins_quotation(nest, block),
                       .marker = read_marker(b->marker)};
    if (place.wants_quote && place.quote_depth == 0)
        place.quote_depth = 1;
    if (place.wants_list && place.list_depth == 0)
        place.list_depth = 1;
    if (nest_is_below_quotation(nest, block) && has_quote(nest))
        place_attribution(nest, &place);
    return place;
}

/* ---- what is kept of what is open ---------------------------------------------------------------------- */

/* Whether the item goes on with the list that is open at its level. */
static bool continues_list(const NestContainer *list, const ItemMarker *marker)
{
    if (list->marker.kind != marker->kind)
        return false;
    return marker->kind != MARKER_NUMBER ||
           (list->marker.delimiter == marker->delimiter && list->marker.number + 1 == marker->number);
}

static bool stays_open(const NestContainer *container, const NestPlace *place, size_t quotes, size_t lists)
{
    if (container->is_list) {
        bool own = place->begins_item && lists + 1 == place->list_depth;
        return lists < place->list_depth && (!own || continues_list(container, &place->marker));
    }
    if (quotes >= place->quote_depth || container->cls != place->quote_cls)
        return false;
    bool apart = container->is_attributed || place->begins_quote;
    return !apart || !place->wants_quote || quotes + 1 < place->quote_depth;
}

/* Takes containers off until one of the wanted kind may be pushed last. */
static size_t without_innermost(const Nest *nest, size_t kept, bool is_list)
{
    while (kept > 0 && nest->containers.items[kept - 1].is_list != is_list)
        kept--;
    return kept > 0 ? kept - 1 : 0;
}

size_t nest_kept(const Nest *nest, const NestPlace *place)
{
    size_t quotes = 0, lists = 0, kept = 0;
    while (kept < nest->containers.count && stays_open(&nest->containers.items[kept], place, quotes, lists)) {
        lists += nest->containers.items[kept].is_list;
        quotes += !nest->containers.items[kept].is_list;
        kept++;
    }
    bool lacks_quote = quotes < place->quote_depth, lacks_list = lists < place->list_depth;
    bool ends_in_list = kept > 0 && nest->containers.items[kept - 1].is_list;
    bool ends_in_quote = kept > 0 && !ends_in_list;
    if (place->wants_list && !lacks_list && (lacks_quote || !ends_in_list))
        return without_innermost(nest, kept, true);
    if (place->wants_quote && !lacks_quote && (lacks_list || !ends_in_quote))
        return without_innermost(nest, kept, false);
    return kept;
}

/* ---- what is opened ------------------------------------------------------------------------------------ */

static void push_quotes(Nest *nest, const NestPlace *place, size_t count)
{
    for (size_t i = 0; i < count; i++)
        vec_push(&nest->containers, (NestContainer){.cls = place->quote_cls, .is_fresh = true});
}

static void push_lists(Nest *nest, const NestPlace *place, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        bool own = i + 1 == count && place->begins_item;
        vec_push(&nest->containers, (NestContainer){.is_list = true,
                                                    .marker = own ? place->marker : (ItemMarker){0},
                                                    .is_fresh = true});
    }
}

/* The innermost list gets another item. */
static void begin_item(Nest *nest, const NestPlace *place)
{
    NestContainer *list = &vec_last(&nest->containers);
    if (!list->is_fresh) {
        list->marker = place->marker;
        list->is_fresh = true;
    }
}

void nest_enter(Nest *nest, const NestPlace *place, size_t block)
{
    size_t quotes = place->quote_depth, lists = place->list_depth;
    for (size_t i = 0; i < nest->containers.count; i++) {
        nest->containers.items[i].is_fresh = false;
        quotes -= !nest->containers.items[i].is_list;
        lists -= nest->containers.items[i].is_list;
    }
    if (place->wants_list)
        push_quotes(nest, place, quotes);
    push_lists(nest, place, lists);
    if (!place->wants_list)
        push_quotes(nest, place, quotes);
    if (place->begins_item)
        begin_item(nest, place);
    bool names_speaker = nest_is_below_quotation(nest, block);
    for (size_t i = nest->containers.count; names_speaker && i > 0; i--)
        if (!nest->containers.items[i - 1].is_list) {
            nest->containers.items[i - 1].is_attributed = true;
            break;
        }
    nest->before = block;
}
