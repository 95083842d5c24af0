/* texts FOLDER PAGE...
 *
 * Writes what the benchmark reads, the same on every machine: the sentences of the pages' long lines put together anew, with
 * speech, book reviews and chapter headings between, so that no paragraph comes twice.
 *
 *   prose.txt  100 MiB of it in hard lines
 *   page.txt   its first 15 kB
 *   prose.md   10 MiB of it as Markdown
 *   huge.txt   1 GiB: the same again and again, in ASCII, and one word at its end that is nowhere else. Left out where there is
 *              no room for it
 *
 * What is there already is left alone.
 */
#include <stdio.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/source.h"
#include "base/utf8.h"
#include "base/vec.h"

enum {
    PROSE_BYTES = 100 << 20,
    PAGE_BYTES = 15000,
    MARKDOWN_BYTES = 10 << 20,
    HUGE_BYTES = 1 << 30,
    MEASURE_COLS = 72,
    PARAGRAPH_BYTES = 200, /* a line of a page that is a paragraph has that many */
    SENTENCE_BYTES = 30,
    CHAPTER_PARAGRAPHS = 60,
    REVIEW_EVERY = 20 /* paragraphs */
};

typedef VEC(Str) Sentences;

typedef struct {
    Sentences sentences;
    uint32_t random;
    Buffer paragraph;
} Writer;

static uint32_t chance(Writer *writer, uint32_t below)
{
    writer->random = writer->random * 1664525u + 1013904223u; /* Numerical Recipes' generator */
    return (writer->random >> 8) % below;
}

/* No quotation, bracket, mark or figure: such a sentence can stand anywhere. */
static bool is_plain(Str sentence)
{
    for (size_t at = 0, len; at < sentence.len_bytes; at += len) {
        uint32_t c = utf8_decode(sentence, at, &len);
        bool stop = c < 0x80 && strchr(" ,;:.?!'-", (int)c) != NULL;
        if (!stop && c != 0x2019 && !utf8_is_alpha(c))
            return false;
    }
    return true;
}

static void read_sentences(Str paragraph, Sentences *sentences)
{
    for (size_t start = 0, at = 0; at < paragraph.len_bytes; at++) {
        bool stop = strchr(".?!", paragraph.data[at]) != NULL;
        if (!stop || (at + 1 < paragraph.len_bytes && paragraph.data[at + 1] != ' '))
            continue;
        Str sentence = str_slice(paragraph, start, at + 1);
        if (sentence.len_bytes >= SENTENCE_BYTES && is_plain(sentence))
            vec_push(sentences, sentence);
        start = at + 2;
    }
}

static void read_page(Str text, Sentences *sentences)
{
    for (size_t at = 0; at < text.len_bytes;) {
        size_t end = str_find_byte(text, '\n', at);
        if (end - at >= PARAGRAPH_BYTES)
            read_sentences(str_slice(text, at, end), sentences);
        at = end + 1;
    }
}

static Str any_sentence(Writer *writer)
{
    return writer->sentences.items[chance(writer, (uint32_t)writer->sentences.count)];
}

/* A name of its own for everybody: as many words as a long text has. */
static void put_name(Writer *writer)
{
    static const char *const starts[] = {"Bar", "Cor", "Dal", "Fen", "Gar", "Hal", "Jor",
                                         "Kel", "Lin", "Mar", "Nor", "Os",  "Pel", "Ros",
                                         "Sal", "Tam", "Ver", "Wil", "Yar", "Zel"};
    static const char *const middles[] = {"a", "e", "i", "o", "u", "an", "el", "er", "in", "on"};
    static const char *const ends[] = {"bert", "combe", "den", "ford", "gate", "ham", "ley",
                                       "low",  "mere",  "ner", "rick", "ton",  "wen", "win"};
    buffer_put(&writer->paragraph, str_from(starts[chance(writer, sizeof starts / sizeof *starts)]));
    for (uint32_t count = chance(writer, 3); count > 0; count--)
        buffer_put(&writer->paragraph, str_from(middles[chance(writer, sizeof middles / sizeof *middles)]));
    buffer_put(&writer->paragraph, str_from(ends[chance(writer, sizeof ends / sizeof *ends)]));
}

static void put_narration(Writer *writer)
{
    for (uint32_t count = 3 + chance(writer, 6); count > 0; count--) {
        buffer_put(&writer->paragraph, any_sentence(writer));
        buffer_put_byte(&writer->paragraph, ' ');
    }
}

/* "One sentence," said Somebody. "Another." */
static void put_speech(Writer *writer)
{
    static const char *const verbs[] = {"said", "asked", "answered", "cried", "replied"};
    Str first = any_sentence(writer);
    Buffer *paragraph = &writer->paragraph;
    buffer_put_byte(paragraph, '"');
    buffer_put(paragraph, str_slice(first, 0, first.len_bytes - 1));
    buffer_put_format(paragraph, ",\" %s ", verbs[chance(writer, sizeof verbs / sizeof *verbs)]);
    put_name(writer);
    buffer_put(paragraph, STR(". "));
    if (chance(writer, 2) == 0)
        return;
    buffer_put_byte(paragraph, '"');
    buffer_put(paragraph, any_sentence(writer));
    buffer_put(paragraph, STR("\" "));
}

/* Puts the paragraph in lines, a blank line behind it. */
static void wrap_paragraph(Str paragraph, Buffer *out)
{
    size_t cols = 0;
    for (size_t at = 0; at < paragraph.len_bytes;) {
        size_t end = str_find_byte(paragraph, ' ', at);
        Str word = str_slice(paragraph, at, end);
        size_t width = utf8_width(word);
        if (cols > 0 && cols + 1 + width > MEASURE_COLS) {
            buffer_put_byte(out, '\n');
            cols = 0;
        }
        if (cols > 0)
            buffer_put_byte(out, ' ');
        buffer_put(out, word);
        cols += width + (cols > 0);
        at = end + 1;
    }
    buffer_put(out, STR("\n\n"));
}

/* The head of a review: title, author, publisher, pages, price. */
static void put_review_head(Writer *writer)
{
    Buffer *paragraph = &writer->paragraph;
    buffer_put(paragraph, STR("The "));
    put_name(writer);
    buffer_put(paragraph, STR(" Road. By "));
    put_name(writer);
    buffer_put_byte(paragraph, ' ');
    put_name(writer);
    buffer_put(paragraph, STR(". "));
    put_name(writer);
    buffer_put_format(paragraph, " Press, 2019. %u pp. $%u.", (unsigned)(120 + chance(writer, 400)),
                      (unsigned)(18 + chance(writer, 20)));
}

/* How a text is written. */
typedef struct {
    size_t size_bytes;
    bool markdown;
} Manner;

static void put_paragraph(Buffer *paragraph, Manner manner, Buffer *out)
{
    Str text = str_trim(buffer_str(paragraph));
    if (!manner.markdown) {
        wrap_paragraph(text, out);
    } else {
        buffer_put(out, text);
        buffer_put(out, STR("\n\n"));
    }
    buffer_clear(paragraph);
}

/* What only Markdown has: emphasis, a link, code, a list, a quotation. */
static void put_marks(Writer *writer, Buffer *out)
{
    static const char *const forms[] = {"*%.*s* ", "**%.*s** ",    "[%.*s](https://example.org/) ",
                                        "`%.*s` ", "\n- %.*s\n- ", "\n> %.*s\n\n"};
    Str sentence = any_sentence(writer);
    const char *form = forms[chance(writer, sizeof forms / sizeof *forms)];
    char text[1024];
    snprintf(text, sizeof text, form, (int)sentence.len_bytes, sentence.data);
    buffer_put(out, str_from(text));
}

static void put_chapter(Writer *writer, unsigned number, Manner manner, Buffer *out)
{
    buffer_clear(&writer->paragraph);
    put_name(writer);
    if (manner.markdown)
        buffer_put_format(out, "## %u. %s\n\n", number, writer->paragraph.data);
    else
        buffer_put_format(out, "\n\nCHAPTER %u\n\n%s\n\n\n", number, writer->paragraph.data);
    buffer_clear(&writer->paragraph);
    for (int i = 0; i < CHAPTER_PARAGRAPHS; i++) {
        if (i % REVIEW_EVERY == REVIEW_EVERY - 1) {
            put_review_head(writer);
            put_paragraph(&writer->paragraph, manner, out);
        }
        if (chance(writer, 3) == 0)
            put_speech(writer);
        else
            put_narration(writer);
        if (manner.markdown && chance(writer, 3) == 0)
            put_marks(writer, &writer->paragraph);
        put_paragraph(&writer->paragraph, manner, out);
    }
}

static bool write_prose(Writer *writer, Manner manner, FILE *file)
{
    Buffer chapter = {0};
    size_t written = 0;
    bool fine = true;
    for (unsigned number = 1; written < manner.size_bytes && fine; number++) {
        buffer_clear(&chapter);
        put_chapter(writer, number, manner, &chapter);
        size_t left = manner.size_bytes - written;
        size_t len = left < chapter.len_bytes ? left : chapter.len_bytes;
        fine = fwrite(chapter.data, 1, len, file) == len;
        written += len;
    }
    buffer_free(&chapter);
    return fine;
}

/* With the apostrophe of a keyboard in place of what is not ASCII. */
static Buffer in_ascii(Str prose)
{
    Buffer plain = {0};
    for (size_t at = 0; at < prose.len_bytes;) {
        size_t next = at;
        while (next < prose.len_bytes && (unsigned char)prose.data[next] < 0x80)
            next++;
        buffer_put(&plain, str_slice(prose, at, next));
        for (at = next; at < prose.len_bytes && (unsigned char)prose.data[at] >= 0x80;)
            at++;
        if (at > next)
            buffer_put_byte(&plain, '\'');
    }
    return plain;
}

static bool write_huge(Str prose, FILE *file)
{
    Buffer plain = in_ascii(prose);
    bool fine = true;
    for (size_t written = 0; fine && written + plain.len_bytes <= HUGE_BYTES; written += plain.len_bytes)
        fine = fwrite(plain.data, 1, plain.len_bytes, file) == plain.len_bytes;
    fine = fine && fputs("\n\nAnd that is where the zyzzyva lives.\n", file) >= 0;
    buffer_free(&plain);
    return fine;
}

/* The file of that name, to be written; NULL when it is there already, or cannot be made, which is then said. */
static FILE *begin_file(const char *folder, const char *name, bool *fine)
{
    Buffer path = {0};
    struct stat facts;
    FILE *file = NULL;
    buffer_put_format(&path, "%s/%s", folder, name);
    if (stat(path.data, &facts) != 0) {
        file = fopen(path.data, "wb");
        if (!file)
            perror(path.data);
        *fine = *fine && file;
    }
    buffer_free(&path);
    return file;
}

static bool end_file(FILE *file, bool written)
{
    bool closed = fclose(file) == 0;
    if (!written || !closed)
        perror("texts");
    return written && closed;
}

static bool write_text(const Sentences *sentences, const char *folder, const char *name, Manner manner)
{
    bool fine = true;
    FILE *file = begin_file(folder, name, &fine);
    if (!file)
        return fine;
    Writer writer = {.sentences = *sentences, .random = 18590211};
    fine = end_file(file, write_prose(&writer, manner, file));
    buffer_free(&writer.paragraph);
    return fine;
}

static bool has_room(const char *folder)
{
    struct statvfs facts;
    return statvfs(folder, &facts) == 0 &&
           (double)facts.f_bavail * (double)facts.f_frsize > 1.1 * (double)HUGE_BYTES;
}

static bool write_huge_text(const char *folder)
{
    Source *prose;
    Buffer path = {0};
    bool fine = true;
    FILE *file = has_room(folder) ? begin_file(folder, "huge.txt", &fine) : NULL;
    if (!file)
        return fine;
    buffer_put_format(&path, "%s/prose.txt", folder);
    fine = source_open(path.data, &prose).ok;
    fine = end_file(file, fine && write_huge(source_text(prose), file));
    source_free(prose);
    buffer_free(&path);
    return fine;
}

int main(int argc, char **argv)
{
    Sentences sentences = {0};
    VEC(Source *) sources = {0};
    bool fine = argc > 2;
    for (int i = 2; i < argc && fine; i++) {
        Source *source;
        Status status = source_open(argv[i], &source);
        fine = status.ok;
        if (!fine) {
            fprintf(stderr, "%s: %s\n", argv[i], status.message);
            break;
        }
        vec_push(&sources, source);
        read_page(source_text(source), &sentences);
    }
    fine = fine && sentences.count > 0 &&
           write_text(&sentences, argv[1], "prose.txt", (Manner){PROSE_BYTES, false}) &&
           write_text(&sentences, argv[1], "page.txt", (Manner){PAGE_BYTES, false}) &&
           write_text(&sentences, argv[1], "prose.md", (Manner){MARKDOWN_BYTES, true}) &&
           write_huge_text(argv[1]);
    for (size_t i = 0; i < sources.count; i++)
        source_free(sources.items[i]);
    vec_free(&sources);
    vec_free(&sentences);
    return fine ? 0 : 1;
}
