#include "app/print.h"

#include <stdio.h>
#include <string.h>

#include "app/config.h"
#include "app/corrections.h"
#include "app/export.h"
#include "app/keys.h"
#include "app/open.h"
#include "app/print_search.h"
#include "document/dump.h"

static Status print_set_text(const Options *options, const Document *doc, Buffer *out)
{
    Config config;
    Theme theme;
    Messages messages = {0}; /* print_check() has told them */
    ExportOptions export_options = {.width_cols =
                                        options->width_cols ? options->width_cols : EXPORT_WIDTH_COLS,
                                    .verbatim = options->raw,
                                    .justify = options->justify,
                                    .hyphenate = options->hyphenate == CHOICE_ON};
    if (options->task == TASK_ANSI) {
        Status status = config_load(options, &config, &messages);
        messages_free(&messages);
        if (status.ok)
            status = config_theme(options, config.theme, &theme);
        if (!status.ok)
            return status;
        export_options.theme = &theme;
    }
    export_text(doc, export_options, out);
    return STATUS_OK;
}

/* Settings only matter to what is printed in colour, but a file that is named must be there. */
static Status check_settings(const Options *options)
{
    Config config;
    Messages messages = {0};
    Status status = STATUS_OK;
    if (options->task == TASK_ANSI || options->config)
        status = config_load(options, &config, &messages);
    messages_print(&messages);
    messages_free(&messages);
    return status;
}

Status print_check(const Options *options)
{
    Status status = check_settings(options);
    if (status.ok && options->task == TASK_SEARCH)
        status = print_search_check(options);
    return status;
}

static bool is_wanted(const Options *options, const char *part)
{
    return !options->part || strcmp(options->part, part) == 0;
}

Status print_config(const Options *options, Buffer *out)
{
    Config config;
    Messages messages = {0};
    Keymap *map = keymap_new_empty();
    Status status = config_load(options, &config, &messages);
    keys_load(options, map, &messages);
    messages_print(&messages);
    if (status.ok && is_wanted(options, "config"))
        config_print(&config, out);
    if (status.ok && !options->part)
        buffer_put(out, STR("\n# ---- what follows belongs in the file of keys ----\n"));
    if (status.ok && is_wanted(options, "keys"))
        keys_print(map, out);
    keymap_free(map);
    messages_free(&messages);
    return status;
}

static Status print_document(const Options *options, const char *path, const Document *doc, Buffer *out,
                             size_t *found)
{
    switch (options->task) {
    case TASK_STRUCTURE: dump_structure(doc, (StructureOptions){.explain = options->explain}, out); break;
    case TASK_MARKDOWN: dump_markdown(doc, out); break;
    case TASK_HTML: dump_html(doc, (HtmlOptions){.name = str_from(path ? path : "Recto")}, out); break;
    case TASK_OUTLINE: dump_outline(doc, out); break;
    case TASK_QUOTES: dump_quotes(doc, out); break;
    case TASK_REVIEWS: dump_reviews(doc, out); break;
    case TASK_BIBTEX: dump_bibtex(doc, out); break;
    case TASK_CSL: dump_csl(doc, options->pretty, out); break;
    case TASK_SEARCH: return print_search(options, path, doc, out, found);
    case TASK_JSON:
        dump_json(doc, (JsonOptions){.path = str_from(path ? path : "guide"), .pretty = options->pretty},
                  out);
        break;
    default: return print_set_text(options, doc, out);
    }
    return STATUS_OK;
}

/* What was put right by hand holds for lists too. That it could not be read does not keep them from being printed. */
static void load_corrections(const Options *options, const Source *source, const char *path,
                             CorrectionList *corrections)
{
    Status status = corrections_load((CorrectedFile){options, source, path, NULL}, corrections);
    if (!status.ok)
        fprintf(stderr, "recto: %s\n", status.message);
}

/* ---- searching what is too big to be recovered for it ---------------------------------------------------- */

static bool is_big_text(const Source *head, size_t size_bytes, const char *path, const Options *options)
{
    return options->task == TASK_SEARCH && size_bytes >= PIECEWISE_BYTES &&
           open_settled_type(head, path, options->type) == TYPE_TEXT;
}

/* What is to be converted is not read in pieces. The head may end inside of a character. */
static bool is_utf8(const Options *options, const Source *head)
{
    if (options->encoding || encoding_by_head(source_raw(head)).name[0])
        return false;
    return source_invalid_count(head) == 0 || !encoding_guess(source_raw(head)).name[0];
}

/* Is it plain text by its head, and is nothing in it put right by hand? */
static bool is_searched_in_place(const Options *options, const char *path, Stretches *stretches)
{
    Str bytes;
    size_t size = stretches_size(stretches);
    if (size < PIECEWISE_BYTES || !stretches_read(stretches, 0, PIECE_BYTES, &bytes).ok)
        return false;
    Source *head = source_from_bytes(bytes);
    bool is_big = is_big_text(head, size, path, options) && is_utf8(options, head);
    source_free(head);
    return is_big && !corrections_may_be_kept(options, path, size);
}

/* *done: it has been searched, and need not be read as a whole. */
static Status search_in_place(const Options *options, const char *path, Buffer *out, size_t *found,
                              bool *done)
{
    Stretches *stretches;
    *done = false;
    if (options->task != TASK_SEARCH || options->raw || !path || strcmp(path, "-") == 0)
        return STATUS_OK;
    Status status = stretches_open(path, &stretches);
    *done = stretches != NULL && is_searched_in_place(options, path, stretches);
    if (*done)
        status = print_search_in_pieces(options, path, stretches, out, found);
    stretches_close(stretches);
    return status;
}

static Status search_in_pieces(const Options *options, const char *path, const Source *source, Buffer *out,
                               size_t *found)
{
    Stretches *stretches = stretches_from_bytes(source_raw(source));
    Status status = print_search_in_pieces(options, path, stretches, out, found);
    stretches_close(stretches);
    return status;
}

/* ---- one file -------------------------------------------------------------------------------------------- */

/* What is printed of it. */
static WantedMeaning wanted_meaning(Task task)
{
    switch (task) {
    case TASK_TEXT:
    case TASK_ANSI:
    case TASK_OUTLINE:
    case TASK_REVIEWS:
    case TASK_BIBTEX:
    case TASK_CSL: return MEANING_REVIEWS;
    case TASK_MARKDOWN:
    case TASK_HTML: return MEANING_SET_QUOTATIONS;
    default: return MEANING_ALL;
    }
}

static Status print_recovered(const Options *options, const char *path, const Source *source, Buffer *out,
                              size_t *found)
{
    CorrectionList corrections = {0};
    Status status;
    load_corrections(options, source, path, &corrections);
    if (corrections.count == 0 && is_big_text(source, source_raw(source).len_bytes, path, options)) {
        status = search_in_pieces(options, path, source, out, found);
    } else {
        Document *doc =
            open_document_for(wanted_meaning(options->task), source, path, options->type, &corrections);
        status = print_document(options, path, doc, out, found);
        document_free(doc);
    }
    vec_free(&corrections);
    return status;
}

static Status print_verbatim(const Options *options, const char *path, const Source *source, Buffer *out,
                             size_t *found)
{
    Document *doc = open_verbatim(source);
    Status status = print_document(options, path, doc, out, found);
    document_free(doc);
    return status;
}

Status print_file(const Options *options, const char *path, Buffer *out, size_t *found)
{
    Source *source;
    bool done;
    Status status = search_in_place(options, path, out, found, &done);
    if (done || !status.ok)
        return status;
    status = open_source(path, options->encoding, &source);
    if (!status.ok)
        return status;
    status = options->raw ? print_verbatim(options, path, source, out, found)
                          : print_recovered(options, path, source, out, found);
    source_free(source);
    return status;
}
