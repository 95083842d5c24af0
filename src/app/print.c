#include "app/print.h"

#include <stdio.h>

#include "app/config.h"
#include "app/corrections.h"
#include "app/export.h"
#include "app/open.h"
#include "document/dump.h"
#include "document/search.h"

static Status print_set_text(const Options *options, const Document *doc, Buffer *out)
{
    Config config;
    Theme theme;
    ExportOptions export_options = {.width_cols =
                                        options->width_cols ? options->width_cols : EXPORT_WIDTH_COLS,
                                    .verbatim = options->raw};
    if (options->task == TASK_ANSI) {
        Status status = config_load(options, &config);
        if (status.ok)
            status = config_theme(config.theme, &theme);
        if (!status.ok)
            return status;
        export_options.theme = &theme;
    }
    export_text(doc, export_options, out);
    return STATUS_OK;
}

Status print_check(const Options *options)
{
    SearchQuery *query = NULL;
    if (options->task != TASK_SEARCH)
        return STATUS_OK;
    Status status = search_query_new(str_from(options->pattern), options->search_mode, &query);
    if (status.ok && search_query_asks_for_section(query))
        status = status_error("in:section: only inside, where there is a place to be in");
    search_query_free(query);
    return status;
}

/* As grep: with the name in front when there are several files. */
static Status print_hits(const Options *options, const char *path, const Document *doc, Buffer *out,
                         size_t *found)
{
    SearchQuery *query;
    Status status = search_query_new(str_from(options->pattern), options->search_mode, &query);
    if (!status.ok)
        return status;
    DocRangeList hits = {0};
    if (!document_search(doc, query, (SearchOptions){.section = NONE}, &hits))
        status = status_error("%s: takes too many steps here", options->pattern);
    bool named = options->json || options->file_count > 1;
    dump_hits(doc, &hits,
              (SearchDumpOptions){.name = named ? str_from(path) : (Str){0}, .json = options->json}, out);
    *found += hits.count;
    vec_free(&hits);
    search_query_free(query);
    return status;
}

static Status print_document(const Options *options, const char *path, const Document *doc, Buffer *out,
                             size_t *found)
{
    switch (options->task) {
    case TASK_STRUCTURE: dump_structure(doc, (StructureOptions){.explain = options->explain}, out); break;
    case TASK_OUTLINE: dump_outline(doc, out); break;
    case TASK_QUOTES: dump_quotes(doc, out); break;
    case TASK_REVIEWS: dump_reviews(doc, out); break;
    case TASK_BIBTEX: dump_bibtex(doc, out); break;
    case TASK_CSL: dump_csl(doc, options->pretty, out); break;
    case TASK_SEARCH: return print_hits(options, path, doc, out, found);
    case TASK_JSON:
        dump_json(doc, (JsonOptions){.path = str_from(path ? path : "guide"), .pretty = options->pretty},
                  out);
        break;
    default: return print_set_text(options, doc, out);
    }
    return STATUS_OK;
}

/* What was put right by hand holds for lists too. That it could not be read does not keep them from being printed. */
static Document *open_corrected(const Options *options, const Source *source, const char *path)
{
    CorrectionList corrections = {0};
    Status status = corrections_load((CorrectedFile){options, source, path}, &corrections);
    if (!status.ok)
        fprintf(stderr, "recto: %s\n", status.message);
    Document *doc = open_document(source, path, options->type, &corrections);
    vec_free(&corrections);
    return doc;
}

Status print_file(const Options *options, const char *path, Buffer *out, size_t *found)
{
    Source *source;
    Status status = open_source(path, &source);
    if (!status.ok)
        return status;
    Document *doc = options->raw ? open_verbatim(source) : open_corrected(options, source, path);
    status = print_document(options, path, doc, out, found);
    document_free(doc);
    source_free(source);
    return status;
}
