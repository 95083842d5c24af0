/* Addresses that lead out of Recto: looked at first, and handed out only when that is asked for. */
#include "reader/address.h"

#include "base/uri.h"
#include "internal.h"

bool address_is_handed_out(Str address)
{
    static const Str schemes[] = {STR_INIT("http"), STR_INIT("https"),  STR_INIT("mailto"), STR_INIT("ftp"),
                                  STR_INIT("ftps"), STR_INIT("gemini"), STR_INIT("gopher")};
    Str scheme = uri_scheme(address);
    for (size_t i = 0; i < sizeof schemes / sizeof *schemes; i++)
        if (str_equal_nocase(scheme, schemes[i]))
            return true;
    return false;
}

/* ---- what is shown of one ------------------------------------------------------------------------------ */

typedef struct {
    uint32_t first, last;
} CharacterRange;

/* Default_Ignorable_Code_Point (UAX #44), and what else leaves no ink but is neither a control nor a space. */
static const CharacterRange without_ink[] = {
    {0xAD, 0xAD},       {0x34F, 0x34F},     {0x61C, 0x61C},    {0x115F, 0x1160}, {0x17B4, 0x17B5},
    {0x180B, 0x180F},   {0x200B, 0x200F},   {0x202A, 0x202E},  {0x2060, 0x206F}, {0x2800, 0x2800},
    {0x3164, 0x3164},   {0xFE00, 0xFE0F},   {0xFEFF, 0xFEFF},  {0xFFA0, 0xFFA0}, {0xFFF0, 0xFFFB},
    {0x1BCA0, 0x1BCA3}, {0x1D173, 0x1D17A}, {0xE0000, 0xE0FFF}};

static bool can_be_seen(uint32_t c)
{
    for (size_t i = 0; i < sizeof without_ink / sizeof *without_ink; i++)
        if (c >= without_ink[i].first && c <= without_ink[i].last)
            return false;
    return !utf8_is_control(c) && !utf8_is_space(c);
}

static void write_visible(Str address, Buffer *out)
{
    buffer_clear(out);
    for (size_t at = 0, len; at < address.len_bytes; at += len) {
        uint32_t c = utf8_decode(address, at, &len);
        if (can_be_seen(c))
            buffer_put(out, str_slice(address, at, at + len));
        else
            buffer_put_format(out, "<U+%04X>", (unsigned)c);
    }
}

void address_fit(Reader *reader)
{
    AddressState *address = &reader->state.address;
    Str left = buffer_str(&address->shown);
    vec_clear(&address->rows);
    while (left.len_bytes > 0) {
        size_t end = utf8_fit(left, reader->state.page_cols);
        if (end == 0)
            end = utf8_cluster_end(left, 0);
        vec_push(&address->rows, str_slice(left, 0, end));
        left = str_slice(left, end, left.len_bytes);
    }
    size_t rows = reader_address_rows(&reader->state), count = address->rows.count;
    if (address->top + rows > count)
        address->top = count > rows ? count - rows : 0;
}

size_t reader_address_rows(const ReaderState *state)
{
    size_t room = state->text_rows > 1 ? state->text_rows - 1 : 1;
    return state->address.rows.count < room ? state->address.rows.count : room;
}

void address_show(Reader *reader, Str target)
{
    AddressState *address = &reader->state.address;
    buffer_clear(&address->address);
    uri_encode(target, &address->address);
    write_visible(target, &address->shown);
    address->is_handed_out = address_is_handed_out(target);
    address->top = 0;
    address_fit(reader);
}

bool address_is_shown(const ReaderState *state)
{
    return state->address.address.len_bytes > 0;
}

void address_forget(ReaderState *state)
{
    buffer_clear(&state->address.address);
    buffer_clear(&state->address.shown);
    vec_clear(&state->address.rows);
}

bool address_scroll(Reader *reader, Command command)
{
    AddressState *address = &reader->state.address;
    size_t rows = reader_address_rows(&reader->state), count = address->rows.count;
    bool down = command.action == ACTION_LINE_DOWN;
    if (!address_is_shown(&reader->state) || count <= rows || !(down || command.action == ACTION_LINE_UP))
        return false;
    if (down ? address->top + rows < count : address->top > 0)
        address->top = down ? address->top + 1 : address->top - 1;
    return true;
}

/* ---- the second key ------------------------------------------------------------------------------------ */

Effects apply_open_address(Reader *reader, Command command)
{
    const AddressState *address = &reader->state.address;
    (void)command;
    if (!address_is_shown(&reader->state)) {
        say(reader, "No address is shown; Enter on a link shows it");
        return EFFECT_DRAW;
    }
    if (!address->is_handed_out) {
        complain(reader, "Addresses of this kind are only shown");
        return EFFECT_DRAW;
    }
    buffer_set(&reader->handed_out, buffer_str(&address->address));
    return EFFECT_OPEN_ADDRESS | EFFECT_DRAW;
}

Str reader_address(const Reader *reader)
{
    return buffer_str(&reader->handed_out);
}
