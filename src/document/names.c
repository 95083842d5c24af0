#include "document/document.h"

const char *block_class_name(BlockClass cls)
{
    static const char *const names[BLOCK_CLASS_COUNT] = {[BLOCK_UNKNOWN] = "unknown",
#define X(id, name) [BLOCK_##id] = name,
                                                         BLOCK_CLASSES(X)
#undef X
    };
    return cls < BLOCK_CLASS_COUNT ? names[cls] : names[BLOCK_UNKNOWN];
}

bool block_class_is_folded(BlockClass cls)
{
    return cls == BLOCK_FURNITURE || cls == BLOCK_META;
}

const char *join_mode_name(JoinMode mode)
{
    switch (mode) {
    case JOIN_KEEP: return "keep";
    case JOIN_DEHYPHEN: return "dehyphen";
    case JOIN_SPACE: break;
    }
    return "space";
}

const char *quote_kind_name(QuoteKind kind)
{
    switch (kind) {
    case QUOTE_PULL: return "pull";
    case QUOTE_BLOCK: return "block";
    case QUOTE_EPIGRAPH: return "epigraph";
    case QUOTE_DIRECT: break;
    }
    return "direct";
}

const char *format_name(Format format)
{
    return format == FORMAT_MARKDOWN ? "markdown" : "text";
}
