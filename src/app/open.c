#include "app/open.h"

#include "app/embedded.h"
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

TypeChoice open_settled_type(const Source *source, const char *path, TypeChoice type)
{
    if (type != TYPE_DETECT)
        return type;
    return import_detect(source, path) == FORMAT_MARKDOWN ? TYPE_MARKDOWN : TYPE_TEXT;
}

Document *open_document_for(WantedMeaning wanted, const Source *source, const char *path, TypeChoice type,
                            const CorrectionList *corrections)
{
    bool is_markdown = open_settled_type(source, path, type) == TYPE_MARKDOWN;
    DocumentBuilder *builder = is_markdown ? import_markdown(source) : import_text(source);
    if (corrections != NULL)
        builder_set_corrections(builder, corrections->items, corrections->count);
    recover_structure(builder);
    builder_seal(builder);
    switch (wanted) {
    case MEANING_REVIEWS: recover_reviews(builder); break;
    case MEANING_SET_QUOTATIONS: recover_set_quotations(builder); break;
    case MEANING_ALL: recover_meaning(builder); break;
    }
    return builder_finish(builder);
}

Document *open_document(const Source *source, const char *path, TypeChoice type,
                        const CorrectionList *corrections)
{
    return open_document_for(MEANING_ALL, source, path, type, corrections);
}

Document *open_verbatim(const Source *source)
{
    DocumentBuilder *builder = import_raw(source);
    builder_seal(builder);
    return builder_finish(builder);
}
