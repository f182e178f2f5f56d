/// Breaks a text into lines of a given number of columns.
///
/// Latin text breaks at spaces; between wide characters a line may end anywhere, except that closing punctuation never
/// begins a line and opening punctuation never ends one. A word longer than a line is cut.
public enum LineBreaking {
    /// The lines of `text`, none of them wider than `width`; at least one, which may be empty.
    public static func lines(of text: String, width: Int) -> [String] {
        let width = max(width, 8)
        var lines: [String] = []
        for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
            lines += wrap(units(of: paragraph), width: width)
        }
        return lines
    }

    private static func wrap(_ units: [String], width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var columns = 0
        for unit in units {
            let unitColumns = DisplayWidth.of(unit)
            if columns + DisplayWidth.of(trimmed(unit)) <= width {
                line += unit
                columns += unitColumns
                continue
            }
            if !trimmed(line).isEmpty { lines.append(trimmed(line)) }
            (line, columns) = ("", 0)
            for character in unit where !(line.isEmpty && character == " ") {
                if columns + DisplayWidth.of(character) > width {
                    lines.append(line)
                    (line, columns) = ("", 0)
                }
                line.append(character)
                columns += DisplayWidth.of(character)
            }
        }
        lines.append(trimmed(line))
        return lines
    }

    /// The pieces between which a line may end; a piece carries the spaces after it.
    private static func units(of text: Substring) -> [String] {
        var units: [String] = []
        var unit = ""
        var previous: Character?
        for character in text {
            if let last = previous, mayBreak(between: last, and: character), !unit.isEmpty {
                units.append(unit)
                unit = ""
            }
            unit.append(character)
            previous = character
        }
        if !unit.isEmpty { units.append(unit) }
        return units
    }

    private static func mayBreak(between last: Character, and next: Character) -> Bool {
        if next == " " { return false }
        if last == " " { return true }
        // Behind a comma a backtick opens a name, which then begins the line instead of being cut.
        if next == "`" { return last == "、" }
        guard DisplayWidth.of(last) == 2 || DisplayWidth.of(next) == 2 else { return false }
        return !neverFirst.contains(next) && !neverLast.contains(last)
    }

    private static func trimmed(_ text: String) -> String {
        var text = text[...]
        while text.last == " " { text.removeLast() }
        return String(text)
    }

    private static let neverFirst: Set<Character> = [
        "、", "。", "，", "．", "）", "」", "』", "】", "・", "：", "；", "！", "？", "ー", "ゃ", "ゅ", "ょ", "っ", "ぁ", "ぃ", "ぅ",
        "ぇ", "ぉ", "ャ", "ュ", "ョ", "ッ", "ァ", "ィ", "ゥ", "ェ", "ォ", "…", "〜", ")", ",", ".", ":", ";", "`",
    ]
    private static let neverLast: Set<Character> = ["（", "「", "『", "【", "(", "`"]
}
