#include "app/open.h"

#include <string.h>

#include "app/embedded.h"
#include "base/utf8.h"
#include "import/import.h"
#include "recover/recover.h"

Status open_source(const char *path, const char *encoding, Source **out)
{
    Str guide = {0};
    if (path)
        return source_open_as(path, encoding, out);
    embedded_find("guide.txt", &guide);
    *out = source_from_bytes(guide);
    return STATUS_OK;
}

size_t open_head_end(Str text)
{
    size_t limit = text.len_bytes < OPEN_HEAD_BYTES ? text.len_bytes : OPEN_HEAD_BYTES;
    for (size_t end = limit; end > OPEN_HEAD_BYTES / 2; end--)
        if (text.data[end - 1] == '\n' && text.data[end - 2] == '\n')
            return end;
    return limit < text.len_bytes ? utf8_start(text, limit) : limit;
}

Status open_source_or_head(const char *path, const char *encoding, bool head_first, Source **source,
                           Source **head)
{
    *source = *head = NULL;
    if (head_first && !encoding && path && strcmp(path, "-") != 0) {
        Status status = source_open_head(path, OPEN_WHOLE_BYTES, OPEN_HEAD_BYTES, head);
        if (!status.ok)
            return status;
    }
    if (!*head)
        return open_source(path, encoding, source);
    source_cut(*head, open_head_end(source_text(*head)));
    return STATUS_OK;
}

TypeChoice open_settled_type(const Source *source, const char *path, TypeChoice type)
{
    if (type != TYPE_DETECT)
        return type;
    return import_detect(source, path) == FORMAT_MARKDOWN ? TYPE_MARKDOWN : TYPE_TEXT;
}

/* How far it is when that has been done, of what there is to do; importing is the first of it. */
typedef enum {
    DONE_IMPORT = 15,
    DONE_STRUCTURE = 55,
    DONE_SEAL = 65,
    DONE_MEANING = 95
} Done;

static void tell(const OpenProgress *progress, Done done)
{
    if (progress)
        progress->tell(progress->context,
                       progress->percent_before + (100 - progress->percent_before) * (int)done / 100);
}

static Document *open_telling(WantedMeaning wanted, const Source *source, TypeChoice type,
                              const CorrectionList *corrections, const OpenProgress *progress)
{
    DocumentBuilder *builder = type == TYPE_MARKDOWN ? import_markdown(source) : import_text(source);
    tell(progress, DONE_IMPORT);
    if (corrections != NULL)
        builder_set_corrections(builder, corrections->items, corrections->count);
    recover_structure(builder);
    tell(progress, DONE_STRUCTURE);
    builder_seal(builder);
    tell(progress, DONE_SEAL);
    switch (wanted) {
    case MEANING_REVIEWS: recover_reviews(builder); break;
    case MEANING_SET_QUOTATIONS: recover_set_quotations(builder); break;
    case MEANING_ALL: recover_meaning(builder); break;
    }
    tell(progress, DONE_MEANING);
    return builder_finish(builder);
}

Document *open_document_for(WantedMeaning wanted, const Source *source, const char *path, TypeChoice type,
                            const CorrectionList *corrections)
{
    return open_telling(wanted, source, open_settled_type(source, path, type), corrections, NULL);
}

Document *open_document(const Source *source, const char *path, TypeChoice type,
                        const CorrectionList *corrections)
{
    return open_document_for(MEANING_ALL, source, path, type, corrections);
}

Document *open_document_telling(const Source *source, const char *path, TypeChoice type,
                                const CorrectionList *corrections, const OpenProgress *progress)
{
    return open_telling(MEANING_ALL, source, open_settled_type(source, path, type), corrections, progress);
}

Document *open_verbatim(const Source *source)
{
    DocumentBuilder *builder = import_raw(source);
    builder_seal(builder);
    return builder_finish(builder);
}
