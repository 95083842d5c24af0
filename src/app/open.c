#include "app/open.h"

#include "import/import.h"
#include "recover/recover.h"

static Format choose_format(const Source *source, const char *path, TypeChoice type)
{
    switch (type) {
    case TYPE_TEXT: return FORMAT_TEXT;
    case TYPE_MARKDOWN: return FORMAT_MARKDOWN;
    case TYPE_DETECT: break;
    }
    return import_detect(source, path);
}

Document *open_document(const Source *source, const char *path, TypeChoice type)
{
    DocumentBuilder *builder =
        choose_format(source, path, type) == FORMAT_MARKDOWN ? import_markdown(source) : import_text(source);
    recover_structure(builder);
    builder_seal(builder);
    recover_meaning(builder);
    return builder_finish(builder);
}

Document *open_verbatim(const Source *source)
{
    DocumentBuilder *builder = import_raw(source);
    builder_seal(builder);
    return builder_finish(builder);
}
