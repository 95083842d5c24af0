/* recover_structure(): the order of the passes. */
#include "recover/recover.h"

#include "passes.h"

static void read_all_features(Recovery *recovery)
{
    DraftList *drafts = builder_drafts(recovery->builder);
    recovery->drafts = drafts->items;
    recovery->count = drafts->count;
    recovery->features = memory_alloc_zero(drafts->count + 1, sizeof *recovery->features);
    recovery->plain = memory_alloc_zero(drafts->count + 1, sizeof *recovery->plain);
    for (size_t i = 0; i < recovery->count; i++)
        features_read(recovery, &recovery->drafts[i], &recovery->features[i]);
    if (recovery->count > 0)
        recovery->drafts[0].blank_lines = 0; /* no gap: nothing stands above it */
}

/* Text that was copied from a terminal or printed to a file may begin behind a margin: what nearly all lines have before
 * them says nothing of any. */
static void find_margin(Recovery *recovery)
{
    enum {
        MARGINS = 33,
        MOST_OUTSIDE = 20 /* one line in so many may begin before it */
    };
    size_t lines[MARGINS] = {0}, total = 0, outside = 0;
    for (size_t i = 0; i < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i];
        lines[features->indent < MARGINS ? features->indent : MARGINS - 1] += features->lines;
        total += features->lines;
    }
    uint32_t margin = 0;
    while (margin + 1 < MARGINS && (outside + lines[margin]) * MOST_OUTSIDE <= total)
        outside += lines[margin++];
    if (margin == 0)
        return;
    recovery->margin = margin;
    for (size_t i = 0; i < recovery->count; i++)
        features_read(recovery, &recovery->drafts[i], &recovery->features[i]);
}

Str block_source(const Recovery *recovery, size_t i)
{
    return str_trim(str_slice(recovery->text, recovery->drafts[i].start, recovery->drafts[i].end));
}

/* The features of the new drafts: most are as they were, and what was read of them stands. */
static BlockFeatures *renewed_features(const Recovery *recovery, const DraftList *drafts)
{
    BlockFeatures *features = memory_alloc_zero(drafts->count + 1, sizeof *features);
    size_t old = 0;
    for (size_t i = 0; i < drafts->count; i++) {
        const DraftBlock *draft = &drafts->items[i];
        while (old < recovery->count && recovery->drafts[old].start < draft->start)
            old++;
        const DraftBlock *same = old < recovery->count ? &recovery->drafts[old] : NULL;
        if (same != NULL && same->start == draft->start && same->end == draft->end &&
            same->text_start == draft->text_start)
            features[i] = recovery->features[old];
        else
            features_read(recovery, draft, &features[i]);
    }
    return features;
}

void recovery_renew(Recovery *recovery, DraftList *drafts)
{
    BlockFeatures *features = renewed_features(recovery, drafts);
    memory_free(recovery->features);
    memory_free(recovery->plain);
    builder_replace_drafts(recovery->builder, drafts);
    drafts = builder_drafts(recovery->builder);
    recovery->drafts = drafts->items;
    recovery->count = drafts->count;
    recovery->features = features;
    recovery->plain = memory_alloc_zero(drafts->count + 1, sizeof *recovery->plain);
}

/* What a reader has put right: known before any rule is asked, so that it speaks for what stands around it too. */
static void take_corrections(Recovery *recovery)
{
    DraftList drafts = {0};
    if (builder_impose_corrections(recovery->builder, &drafts))
        recovery_renew(recovery, &drafts);
}

/* Markdown calls plain text a paragraph; here it is open until the passes have seen it. */
static void open_paragraphs(Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (recovery->drafts[i].cls == BLOCK_PARA && !recovery->drafts[i].decided)
            recovery->drafts[i].cls = BLOCK_UNKNOWN;
}

static void close_paragraphs(Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (is_open(recovery, i))
            decide(recovery, i, BLOCK_PARA, "running text", 80);
}

/* Several headings of the first level: the first is the title when a deck or a byline stands right below it, the others
 * are departments. */
static void find_marked_title(Recovery *recovery)
{
    size_t first = 0;
    Str names;
    while (first < recovery->count && recovery->drafts[first].cls != BLOCK_HEADING &&
           recovery->drafts[first].cls != BLOCK_TITLE)
        first++;
    if (first + 2 >= recovery->count || recovery->drafts[first].cls != BLOCK_HEADING ||
        recovery->drafts[first].level != 1 || recovery->drafts[first].by_hand)
        return;
    const BlockFeatures *below = &recovery->features[first + 1];
    bool deck = is_open(recovery, first + 1) && (below->italic || below->bold) && below->words >= 6 &&
                below->words <= 60;
    bool byline = false;
    for (size_t i = first + 1; i <= first + 2; i++)
        byline = byline || (is_open(recovery, i) && loose_byline(recovery, i, &names));
    if (deck || byline)
        recovery->drafts[first].cls = BLOCK_TITLE;
}

/* "> — Teles Barroso, Relatório" below a quotation. */
static void find_marked_sources(Recovery *recovery)
{
    for (size_t i = 1; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls != BLOCK_QUOTE || recovery->drafts[i - 1].cls != BLOCK_QUOTE || draft->by_hand ||
            recovery->features[i].start != START_DASH || recovery->features[i].words > 16 ||
            draft->blank_lines == 0)
            continue;
        draft->cls = BLOCK_ATTRIB;
        draft->of = i - 1;
    }
}

/* A deck below a marked heading: in italics, or with who wrote in bold at its end. */
static void find_marked_decks(Recovery *recovery)
{
    for (size_t i = 0; i + 2 < recovery->count; i++) {
        BlockClass cls = recovery->drafts[i].cls;
        const BlockFeatures *features = &recovery->features[i + 1];
        if ((cls != BLOCK_TITLE && cls != BLOCK_HEADING) || !is_open(recovery, i + 1) ||
            features->words < 6 || features->words > 60 || features->lines > 3)
            continue;
        Str source = block_source(recovery, i + 1);
        bool marked = source.data[0] == '*' && source.data[source.len_bytes - 1] == '*';
        bool dressed = features->italic || (cls == BLOCK_TITLE && features->bold) ||
                       (marked && features->end == END_OPEN);
        if (dressed && recovery->features[i + 2].chars > features->chars / 2 && !features->has_digit)
            decide(recovery, i + 1, BLOCK_DECK, "dressed, below a heading", 75);
    }
}

/* "**What my teacher meant**": bold from end to end, a line of its own above a paragraph. */
static void find_bold_headings(Recovery *recovery)
{
    enum {
        MOST_WORDS = 10,
        BODY_CHARS = 100
    };
    for (size_t i = 1; i + 1 < recovery->count; i++) {
        const BlockFeatures *features = &recovery->features[i], *below = &recovery->features[i + 1];
        BlockClass cls = recovery->drafts[i + 1].cls;
        bool text = (is_open(recovery, i + 1) && below->chars >= BODY_CHARS && !below->bold) ||
                    cls == BLOCK_LIST || cls == BLOCK_QUOTE;
        bool head = is_open(recovery, i) && features->bold && features->lines == 1 && features->words >= 1 &&
                    features->words <= MOST_WORDS && features->end == END_OPEN && !features->has_digit &&
                    recovery->drafts[i - 1].cls != BLOCK_HEADING &&
                    recovery->drafts[i - 1].cls != BLOCK_TITLE;
        if (!head || !text)
            continue;
        decide(recovery, i, BLOCK_HEADING, "bold line", 80);
        recovery->drafts[i].level = 2;
    }
}

/* Marks have said what is a heading, a list, a quotation: left are citations, captions, bylines and what a
 * page break did. */
static void recover_marked(Recovery *recovery)
{
    take_corrections(recovery);
    open_paragraphs(recovery);
    find_boilerplate(recovery);
    find_page_lines(recovery);
    mark_page_lines(recovery);
    find_captions(recovery);
    find_marked_furniture(recovery);
    find_marked_notes(recovery);
    find_wedges(recovery);
    find_marked_title(recovery);
    find_turns(recovery);
    find_long_answers(recovery);
    find_review_heads(recovery);
    find_front(recovery);
    find_marked_decks(recovery);
    find_marked_sources(recovery);
    find_bold_headings(recovery);
    find_epigraphs(recovery);
    find_service_notes(recovery);
    find_closings(recovery);
    find_service_notes(recovery); /* above a note about the author */
    close_paragraphs(recovery);
    find_joins(recovery);
}

static void recover_unmarked(Recovery *recovery)
{
    bool code = looks_like_code(recovery);
    if (!code) {
        find_page_lines(recovery);
        recovery_cut(recovery);
        join_citation_keys(recovery);
    }
    take_corrections(recovery);
    if (code) {
        for (size_t i = 0; i < recovery->count; i++)
            decide(recovery, i, BLOCK_CODE, "a program", 85);
        return;
    }
    find_boilerplate(recovery);
    mark_page_lines(recovery);
    find_contents(recovery);
    find_furniture(recovery);
    find_captions(recovery);
    find_drop_caps(recovery);
    find_turns(recovery);
    find_series(recovery);
    find_lists(recovery);
    find_wedges(recovery);
    find_long_answers(recovery);
    find_book_rows(recovery);
    find_review_heads(recovery);
    if (!find_title_page(recovery))
        find_front(recovery);
    find_openings(recovery);
    find_verse(recovery);
    find_epigraphs(recovery);
    find_service_notes(recovery);
    find_closings(recovery);
    find_service_notes(recovery); /* above a note about the author */
    find_book_lists(recovery);
    find_loose_captions(recovery);
    find_headings(recovery);
    find_pull_quotes(recovery);
    find_joins(recovery);
    find_levels(recovery);
}

/* A page that is furniture from end to end, such as one line that is an address, is what its reader came for. */
static void unfold_mere_furniture(Recovery *recovery)
{
    for (size_t i = 0; i < recovery->count; i++)
        if (!block_class_is_folded(recovery->drafts[i].cls) || recovery->drafts[i].by_hand)
            return;
    for (size_t i = 0; i < recovery->count; i++) {
        DraftBlock *draft = &recovery->drafts[i];
        if (draft->cls != BLOCK_FURNITURE)
            continue;
        draft->cls = BLOCK_PARA;
        draft->kind = NULL;
        draft->rule = "nothing but furniture";
    }
}

void recover_structure(DocumentBuilder *builder)
{
    Recovery recovery = {.builder = builder, .text = source_text(builder_source(builder))};
    recovery.markdown = builder_format(builder) == FORMAT_MARKDOWN;
    read_all_features(&recovery);
    if (!recovery.markdown)
        find_margin(&recovery);
    recovery_profile(&recovery);
    if (recovery.markdown)
        recover_marked(&recovery);
    else
        recover_unmarked(&recovery);
    unfold_mere_furniture(&recovery);
    builder_settle_seams(builder);
    find_line_hyphens(&recovery);
    find_bylines(&recovery);
    memory_free(recovery.features);
    memory_free(recovery.plain);
    vec_free(&recovery.page_lines);
    arena_free(&recovery.scratch);
}
