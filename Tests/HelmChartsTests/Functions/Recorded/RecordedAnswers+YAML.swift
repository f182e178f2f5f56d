extension RecordedAnswers {
    static let yaml = ###"""
        toYaml ""
            "\"\""
        toYaml " "
            "' '"
        toYaml "a "
            "'a '"
        toYaml " a"
            "' a'"
        toYaml "a: b"
            "'a: b'"
        toYaml "a:b"
            "a:b"
        toYaml "a #b"
            "'a #b'"
        toYaml "#a"
            "'#a'"
        toYaml "a#b"
            "a#b"
        toYaml "- a"
            "'- a'"
        toYaml "-a"
            "-a"
        toYaml "-"
            "'-'"
        toYaml "--"
            "--"
        toYaml "---"
            "'---'"
        toYaml "--- a"
            "'--- a'"
        toYaml "..."
            "'...'"
        toYaml "..a"
            "..a"
        toYaml "?"
            "'?'"
        toYaml "? a"
            "'? a'"
        toYaml "?a"
            "?a"
        toYaml ":"
            "':'"
        toYaml ":a"
            ":a"
        toYaml "a:"
            "'a:'"
        toYaml "!a"
            "'!a'"
        toYaml "&a"
            "'&a'"
        toYaml "*a"
            "'*a'"
        toYaml "|"
            "'|'"
        toYaml ">a"
            "'>a'"
        toYaml "'a'"
            "'''a'''"
        toYaml "a'b"
            "a'b"
        toYaml "\"a\""
            "'\"a\"'"
        toYaml "%a"
            "'%a'"
        toYaml "@a"
            "'@a'"
        toYaml "`a"
            "'`a'"
        toYaml "{a}"
            "'{a}'"
        toYaml "[a]"
            "'[a]'"
        toYaml "a{b"
            "a{b"
        toYaml "a,b"
            "a,b"
        toYaml ",a"
            "',a'"
        toYaml "]"
            "']'"
        toYaml "}"
            "'}'"
        toYaml "Yes"
            "\"Yes\""
        toYaml "y"
            "\"y\""
        toYaml "n"
            "\"n\""
        toYaml "N"
            "\"N\""
        toYaml "on"
            "\"on\""
        toYaml "off"
            "\"off\""
        toYaml "True"
            "\"True\""
        toYaml "NULL"
            "\"NULL\""
        toYaml "~"
            "\"~\""
        toYaml "null"
            "\"null\""
        toYaml "Null"
            "\"Null\""
        toYaml "none"
            "none"
        toYaml "None"
            "None"
        toYaml "0"
            "\"0\""
        toYaml "1"
            "\"1\""
        toYaml "-1"
            "\"-1\""
        toYaml "+1"
            "\"+1\""
        toYaml "1.0"
            "\"1.0\""
        toYaml "1."
            "\"1.\""
        toYaml ".5"
            "\".5\""
        toYaml "-.5"
            "\"-.5\""
        toYaml "1e3"
            "\"1e3\""
        toYaml "1E3"
            "\"1E3\""
        toYaml "1e"
            "1e"
        toYaml "0x1F"
            "\"0x1F\""
        toYaml "0xZZ"
            "0xZZ"
        toYaml "0o17"
            "\"0o17\""
        toYaml "017"
            "\"017\""
        toYaml "08"
            "\"08\""
        toYaml "0b11"
            "\"0b11\""
        toYaml "-0b11"
            "\"-0b11\""
        toYaml "1_000"
            "\"1_000\""
        toYaml "_1"
            "_1"
        toYaml "1_"
            "\"1_\""
        toYaml "12:30"
            "\"12:30\""
        toYaml "12:30:45"
            "\"12:30:45\""
        toYaml "1:2"
            "\"1:2\""
        toYaml "1:99"
            "1:99"
        toYaml "190:20:30"
            "\"190:20:30\""
        toYaml "1:2.5"
            "\"1:2.5\""
        toYaml "2020-01-01"
            "\"2020-01-01\""
        toYaml "2020-1-1"
            "\"2020-1-1\""
        toYaml "2020-13-01"
            "2020-13-01"
        toYaml "2020-01-01T00:00:00Z"
            "\"2020-01-01T00:00:00Z\""
        toYaml "2020-01-01 10:00:00"
            "\"2020-01-01 10:00:00\""
        toYaml "2020"
            "\"2020\""
        toYaml ".inf"
            "\".inf\""
        toYaml "-.Inf"
            "\"-.Inf\""
        toYaml ".nan"
            "\".nan\""
        toYaml "+.inf"
            "\"+.inf\""
        toYaml "inf"
            "inf"
        toYaml "nan"
            "nan"
        toYaml "<<"
            "<<"
        toYaml "="
            "="
        toYaml "<"
            "<"
        toYaml "1.2.3"
            "1.2.3"
        toYaml "v1.2"
            "v1.2"
        toYaml "1,000"
            "1,000"
        toYaml "9223372036854775807"
            "\"9223372036854775807\""
        toYaml "9223372036854775808"
            "\"9223372036854775808\""
        toYaml "18446744073709551616"
            "\"18446744073709551616\""
        toYaml "1e400"
            "1e400"
        toYaml "0x8000000000000000"
            "\"0x8000000000000000\""
        toYaml "+0x1"
            "\"+0x1\""
        toYaml "- "
            "'- '"
        toYaml "a\n"
            "|\n  a"
        toYaml "a\nb\n"
            "|\n  a\n  b"
        toYaml "\na"
            "|2-\n\n  a"
        toYaml "a\n\n"
            "|+\n  a\n"
        toYaml "\n"
            "|2+\n"
        toYaml " a\nb"
            "|2-\n   a\n  b"
        toYaml "a \nb"
            "\"a \\nb\""
        toYaml "a\n b"
            "|-\n  a\n   b"
        toYaml "a\nb "
            "\"a\\nb \""
        toYaml "a\tb"
            "\"a\\tb\""
        toYaml "\ta"
            "\"\\ta\""
        toYaml "a\n\tb"
            "\"a\\n\\tb\""
        toYaml "a\rb"
            "\"a\\rb\""
        toYaml "a\r\nb"
            "\"a\\r\\nb\""
        toYaml "é"
            "\u00e9"
        toYaml "日本"
            "\u65e5\u672c"
        toYaml "😀"
            "\"\\U0001F600\""
        toYaml "a😀\nb"
            "\"a\\U0001F600\\nb\""
        toYaml "\u00a0"
            "\u00a0"
        toYaml "\u2028"
            "'\u2028'"
        toYaml "\ufeffa"
            "\"\\uFEFF\\x61\""
        toYaml "\u0007"
            "\"\\a\""
        toYaml "\x1b"
            "\"\\e\""
        toYaml "a\\b"
            "a\\b"
        toYaml "a\\\nb"
            "|-\n  a\\\n  b"
        toYaml "a: b\nc"
            "|-\n  a: b\n  c"
        toYaml "a\n---\nb"
            "|-\n  a\n  ---\n  b"
        toYaml "{{ x }}"
            "'{{ x }}'"
        toYaml "a|b"
            "a|b"
        toYaml "a>b"
            "a>b"
        toYaml "a&b"
            "a&b"
        toYaml "0.0.0.0"
            "0.0.0.0"
        toYaml "1.10"
            "\"1.10\""
        toYaml "0777"
            "\"0777\""
        toYaml "00"
            "\"00\""
        toYaml "0x"
            "0x"
        toYaml "0b"
            "0b"
        toYaml "1e1000"
            "1e1000"
        toYaml "1__0"
            "\"1__0\""
        toYaml "+"
            "+"
        toYaml "."
            "."
        toYaml ".."
            ".."
        toYaml "a.."
            "a.."
        toYaml "ab:"
            "'ab:'"
        toYaml "http://a.b:80/c"
            "http://a.b:80/c"
        toYaml "a: "
            "'a: '"
        toYaml "true "
            "'true '"
        toYaml "t"
            "t"
        toYaml "f"
            "f"
        toYaml "T"
            "T"
        toYaml "!!"
            "'!!'"
        toYaml "*"
            "'*'"
        toYaml "**"
            "'**'"
        toYaml "a*"
            "a*"
        toYaml "^a"
            "^a"
        toYaml "$a"
            "$a"
        toYaml "~a"
            "~a"
        toYaml "(a)"
            "(a)"
        toYaml "\\"
            "\\"
        toYaml "a\u200bb"
            "a\u200bb"
        toYaml "1e+06"
            "\"1e+06\""
        toYaml "1E-5"
            "\"1E-5\""
        toYaml "12e03"
            "\"12e03\""
        toYaml "0o8"
            "0o8"
        toYaml "0.1e1"
            "\"0.1e1\""
        toYaml "6.8523015e+5"
            "\"6.8523015e+5\""
        toYaml "685.230_15e+03"
            "\"685.230_15e+03\""
        toYaml "1-2"
            "1-2"
        toYaml "1+2"
            "1+2"
        toYaml "-_"
            "-_"
        toYaml "0_"
            "\"0_\""
        toYaml "a\n\nb"
            "|-\n  a\n\n  b"
        toYaml "a\n#b"
            "|-\n  a\n  #b"
        toYaml "  \n"
            "\"  \\n\""
        toYaml "\n\n"
            "|2+\n\n"
        toYaml "a\n  b\n c\n"
            "|\n  a\n    b\n   c"
        toYaml "- a\n- b"
            "|-\n  - a\n  - b"
        toYaml "x: |\n  y"
            "|-\n  x: |\n    y"
        toYaml (dict "" "")
            "\"\": \"\""
        toYaml (dict " " " ")
            "' ': ' '"
        toYaml (dict "a " "a ")
            "'a ': 'a '"
        toYaml (dict " a" " a")
            "' a': ' a'"
        toYaml (dict "a: b" "a: b")
            "'a: b': 'a: b'"
        toYaml (dict "a:b" "a:b")
            "a:b: a:b"
        toYaml (dict "a #b" "a #b")
            "'a #b': 'a #b'"
        toYaml (dict "#a" "#a")
            "'#a': '#a'"
        toYaml (dict "a#b" "a#b")
            "a#b: a#b"
        toYaml (dict "- a" "- a")
            "'- a': '- a'"
        toYaml (dict "-a" "-a")
            "-a: -a"
        toYaml (dict "-" "-")
            "'-': '-'"
        toYaml (dict "--" "--")
            "--: --"
        toYaml (dict "---" "---")
            "'---': '---'"
        toYaml (dict "--- a" "--- a")
            "'--- a': '--- a'"
        toYaml (dict "..." "...")
            "'...': '...'"
        toYaml (dict "..a" "..a")
            "..a: ..a"
        toYaml (dict "?" "?")
            "'?': '?'"
        toYaml (dict "? a" "? a")
            "'? a': '? a'"
        toYaml (dict "?a" "?a")
            "?a: ?a"
        toYaml (dict ":" ":")
            "':': ':'"
        toYaml (dict ":a" ":a")
            ":a: :a"
        toYaml (dict "a:" "a:")
            "'a:': 'a:'"
        toYaml (dict "!a" "!a")
            "'!a': '!a'"
        toYaml (dict "&a" "&a")
            "'&a': '&a'"
        toYaml (dict "*a" "*a")
            "'*a': '*a'"
        toYaml (dict "|" "|")
            "'|': '|'"
        toYaml (dict ">a" ">a")
            "'>a': '>a'"
        toYaml (dict "'a'" "'a'")
            "'''a''': '''a'''"
        toYaml (dict "a'b" "a'b")
            "a'b: a'b"
        toYaml (dict "\"a\"" "\"a\"")
            "'\"a\"': '\"a\"'"
        toYaml (dict "%a" "%a")
            "'%a': '%a'"
        toYaml (dict "@a" "@a")
            "'@a': '@a'"
        toYaml (dict "`a" "`a")
            "'`a': '`a'"
        toYaml (dict "{a}" "{a}")
            "'{a}': '{a}'"
        toYaml (dict "[a]" "[a]")
            "'[a]': '[a]'"
        toYaml (dict "a{b" "a{b")
            "a{b: a{b"
        toYaml (dict "a,b" "a,b")
            "a,b: a,b"
        toYaml (dict ",a" ",a")
            "',a': ',a'"
        toYaml (dict "]" "]")
            "']': ']'"
        toYaml (dict "}" "}")
            "'}': '}'"
        toYaml (dict "yes" "yes")
            "\"yes\": \"yes\""
        toYaml (dict "Yes" "Yes")
            "\"Yes\": \"Yes\""
        toYaml (dict "y" "y")
            "\"y\": \"y\""
        toYaml (dict "n" "n")
            "\"n\": \"n\""
        toYaml (dict "N" "N")
            "\"N\": \"N\""
        toYaml (dict "on" "on")
            "\"on\": \"on\""
        toYaml (dict "off" "off")
            "\"off\": \"off\""
        toYaml (dict "True" "True")
            "\"True\": \"True\""
        toYaml (dict "NULL" "NULL")
            "\"NULL\": \"NULL\""
        toYaml (dict "~" "~")
            "\"~\": \"~\""
        toYaml (dict "null" "null")
            "\"null\": \"null\""
        toYaml (dict "Null" "Null")
            "\"Null\": \"Null\""
        toYaml (dict "none" "none")
            "none: none"
        toYaml (dict "None" "None")
            "None: None"
        toYaml (dict "0" "0")
            "\"0\": \"0\""
        toYaml (dict "1" "1")
            "\"1\": \"1\""
        toYaml (dict "-1" "-1")
            "\"-1\": \"-1\""
        toYaml (dict "+1" "+1")
            "\"+1\": \"+1\""
        toYaml (dict "1.0" "1.0")
            "\"1.0\": \"1.0\""
        toYaml (dict "1." "1.")
            "\"1.\": \"1.\""
        toYaml (dict ".5" ".5")
            "\".5\": \".5\""
        toYaml (dict "-.5" "-.5")
            "\"-.5\": \"-.5\""
        toYaml (dict "1e3" "1e3")
            "\"1e3\": \"1e3\""
        toYaml (dict "1E3" "1E3")
            "\"1E3\": \"1E3\""
        toYaml (dict "1e" "1e")
            "1e: 1e"
        toYaml (dict "0x1F" "0x1F")
            "\"0x1F\": \"0x1F\""
        toYaml (dict "0xZZ" "0xZZ")
            "0xZZ: 0xZZ"
        toYaml (dict "0o17" "0o17")
            "\"0o17\": \"0o17\""
        toYaml (dict "017" "017")
            "\"017\": \"017\""
        toYaml (dict "08" "08")
            "\"08\": \"08\""
        toYaml (dict "0b11" "0b11")
            "\"0b11\": \"0b11\""
        toYaml (dict "-0b11" "-0b11")
            "\"-0b11\": \"-0b11\""
        toYaml (dict "1_000" "1_000")
            "\"1_000\": \"1_000\""
        toYaml (dict "_1" "_1")
            "_1: _1"
        toYaml (dict "1_" "1_")
            "\"1_\": \"1_\""
        toYaml (dict "12:30" "12:30")
            "\"12:30\": \"12:30\""
        toYaml (dict "12:30:45" "12:30:45")
            "\"12:30:45\": \"12:30:45\""
        toYaml (dict "1:2" "1:2")
            "\"1:2\": \"1:2\""
        toYaml (dict "1:99" "1:99")
            "1:99: 1:99"
        toYaml (dict "190:20:30" "190:20:30")
            "\"190:20:30\": \"190:20:30\""
        toYaml (dict "1:2.5" "1:2.5")
            "\"1:2.5\": \"1:2.5\""
        toYaml (dict "2020-01-01" "2020-01-01")
            "\"2020-01-01\": \"2020-01-01\""
        toYaml (dict "2020-1-1" "2020-1-1")
            "\"2020-1-1\": \"2020-1-1\""
        toYaml (dict "2020-13-01" "2020-13-01")
            "2020-13-01: 2020-13-01"
        toYaml (dict "2020-01-01T00:00:00Z" "2020-01-01T00:00:00Z")
            "\"2020-01-01T00:00:00Z\": \"2020-01-01T00:00:00Z\""
        toYaml (dict "2020-01-01 10:00:00" "2020-01-01 10:00:00")
            "\"2020-01-01 10:00:00\": \"2020-01-01 10:00:00\""
        toYaml (dict "2020" "2020")
            "\"2020\": \"2020\""
        toYaml (dict ".inf" ".inf")
            "\".inf\": \".inf\""
        toYaml (dict "-.Inf" "-.Inf")
            "\"-.Inf\": \"-.Inf\""
        toYaml (dict ".nan" ".nan")
            "\".nan\": \".nan\""
        toYaml (dict "+.inf" "+.inf")
            "\"+.inf\": \"+.inf\""
        toYaml (dict "inf" "inf")
            "inf: inf"
        toYaml (dict "nan" "nan")
            "nan: nan"
        toYaml (dict "<<" "<<")
            "<<: <<"
        toYaml (dict "=" "=")
            "=: ="
        toYaml (dict "<" "<")
            "<: <"
        toYaml (dict "1.2.3" "1.2.3")
            "1.2.3: 1.2.3"
        toYaml (dict "v1.2" "v1.2")
            "v1.2: v1.2"
        toYaml (dict "1,000" "1,000")
            "1,000: 1,000"
        toYaml (dict "9223372036854775807" "9223372036854775807")
            "\"9223372036854775807\": \"9223372036854775807\""
        toYaml (dict "9223372036854775808" "9223372036854775808")
            "\"9223372036854775808\": \"9223372036854775808\""
        toYaml (dict "18446744073709551616" "18446744073709551616")
            "\"18446744073709551616\": \"18446744073709551616\""
        toYaml (dict "1e400" "1e400")
            "1e400: 1e400"
        toYaml (dict "0x8000000000000000" "0x8000000000000000")
            "\"0x8000000000000000\": \"0x8000000000000000\""
        toYaml (dict "+0x1" "+0x1")
            "\"+0x1\": \"+0x1\""
        toYaml (dict "- " "- ")
            "'- ': '- '"
        toYaml (dict "a\n" "a\n")
            "? |\n  a\n: |\n  a"
        toYaml (dict "a\nb\n" "a\nb\n")
            "? |\n  a\n  b\n: |\n  a\n  b"
        toYaml (dict "\na" "\na")
            "? |2-\n\n  a\n: |2-\n\n  a"
        toYaml (dict "a\n\n" "a\n\n")
            "? |+\n  a\n\n: |+\n  a\n"
        toYaml (dict "\n" "\n")
            "? |2+\n\n: |2+\n"
        toYaml (dict " a\nb" " a\nb")
            "? |2-\n   a\n  b\n: |2-\n   a\n  b"
        toYaml (dict "a \nb" "a \nb")
            "? \"a \\nb\"\n: \"a \\nb\""
        toYaml (dict "a\n b" "a\n b")
            "? |-\n  a\n   b\n: |-\n  a\n   b"
        toYaml (dict "a\nb " "a\nb ")
            "? \"a\\nb \"\n: \"a\\nb \""
        toYaml (dict "a\tb" "a\tb")
            "\"a\\tb\": \"a\\tb\""
        toYaml (dict "\ta" "\ta")
            "\"\\ta\": \"\\ta\""
        toYaml (dict "a\n\tb" "a\n\tb")
            "? \"a\\n\\tb\"\n: \"a\\n\\tb\""
        toYaml (dict "a\rb" "a\rb")
            "? \"a\\rb\"\n: \"a\\rb\""
        toYaml (dict "a\r\nb" "a\r\nb")
            "? \"a\\r\\nb\"\n: \"a\\r\\nb\""
        toYaml (dict "é" "é")
            "\u00e9: \u00e9"
        toYaml (dict "日本" "日本")
            "\u65e5\u672c: \u65e5\u672c"
        toYaml (dict "😀" "😀")
            "\"\\U0001F600\": \"\\U0001F600\""
        toYaml (dict "a😀\nb" "a😀\nb")
            "? \"a\\U0001F600\\nb\"\n: \"a\\U0001F600\\nb\""
        toYaml (dict "\u00a0" "\u00a0")
            "\u00a0: \u00a0"
        toYaml (dict "\u2028" "\u2028")
            "? '\u2028'\n: '\u2028'"
        toYaml (dict "\ufeffa" "\ufeffa")
            "\"\\uFEFF\\x61\": \"\\uFEFF\\x61\""
        toYaml (dict "\u0007" "\u0007")
            "\"\\a\": \"\\a\""
        toYaml (dict "\x1b" "\x1b")
            "\"\\e\": \"\\e\""
        toYaml (dict "a\\b" "a\\b")
            "a\\b: a\\b"
        toYaml (dict "a\\\nb" "a\\\nb")
            "? |-\n  a\\\n  b\n: |-\n  a\\\n  b"
        toYaml (dict "a: b\nc" "a: b\nc")
            "? |-\n  a: b\n  c\n: |-\n  a: b\n  c"
        toYaml (dict "{{ x }}" "{{ x }}")
            "'{{ x }}': '{{ x }}'"
        toYaml (dict "a|b" "a|b")
            "a|b: a|b"
        toYaml (dict "a>b" "a>b")
            "a>b: a>b"
        toYaml (dict "a&b" "a&b")
            "a&b: a&b"
        toYaml (dict "0.0.0.0" "0.0.0.0")
            "0.0.0.0: 0.0.0.0"
        toYaml (dict "1.10" "1.10")
            "\"1.10\": \"1.10\""
        toYaml (dict "0777" "0777")
            "\"0777\": \"0777\""
        toYaml (dict "00" "00")
            "\"00\": \"00\""
        toYaml (dict "0x" "0x")
            "0x: 0x"
        toYaml (dict "0b" "0b")
            "0b: 0b"
        toYaml (dict "1e1000" "1e1000")
            "1e1000: 1e1000"
        toYaml (dict "1__0" "1__0")
            "\"1__0\": \"1__0\""
        toYaml (dict "+" "+")
            "+: +"
        toYaml (dict "." ".")
            ".: ."
        toYaml (dict ".." "..")
            "..: .."
        toYaml (dict "a.." "a..")
            "a..: a.."
        toYaml (dict "ab:" "ab:")
            "'ab:': 'ab:'"
        toYaml (dict "http://a.b:80/c" "http://a.b:80/c")
            "http://a.b:80/c: http://a.b:80/c"
        toYaml (dict "a: " "a: ")
            "'a: ': 'a: '"
        toYaml (dict "true " "true ")
            "'true ': 'true '"
        toYaml (dict "t" "t")
            "t: t"
        toYaml (dict "f" "f")
            "f: f"
        toYaml (dict "T" "T")
            "T: T"
        toYaml (dict "!!" "!!")
            "'!!': '!!'"
        toYaml (dict "*" "*")
            "'*': '*'"
        toYaml (dict "**" "**")
            "'**': '**'"
        toYaml (dict "a*" "a*")
            "a*: a*"
        toYaml (dict "^a" "^a")
            "^a: ^a"
        toYaml (dict "$a" "$a")
            "$a: $a"
        toYaml (dict "~a" "~a")
            "~a: ~a"
        toYaml (dict "(a)" "(a)")
            "(a): (a)"
        toYaml (dict "\\" "\\")
            "\\: \\"
        toYaml (dict "a\u200bb" "a\u200bb")
            "a\u200bb: a\u200bb"
        toYaml (dict "1e+06" "1e+06")
            "\"1e+06\": \"1e+06\""
        toYaml (dict "1E-5" "1E-5")
            "\"1E-5\": \"1E-5\""
        toYaml (dict "12e03" "12e03")
            "\"12e03\": \"12e03\""
        toYaml (dict "0o8" "0o8")
            "0o8: 0o8"
        toYaml (dict "0.1e1" "0.1e1")
            "\"0.1e1\": \"0.1e1\""
        toYaml (dict "6.8523015e+5" "6.8523015e+5")
            "\"6.8523015e+5\": \"6.8523015e+5\""
        toYaml (dict "685.230_15e+03" "685.230_15e+03")
            "\"685.230_15e+03\": \"685.230_15e+03\""
        toYaml (dict "1-2" "1-2")
            "1-2: 1-2"
        toYaml (dict "1+2" "1+2")
            "1+2: 1+2"
        toYaml (dict "-_" "-_")
            "-_: -_"
        toYaml (dict "0_" "0_")
            "\"0_\": \"0_\""
        toYaml (dict "a\n\nb" "a\n\nb")
            "? |-\n  a\n\n  b\n: |-\n  a\n\n  b"
        toYaml (dict "a\n#b" "a\n#b")
            "? |-\n  a\n  #b\n: |-\n  a\n  #b"
        toYaml (dict "  \n" "  \n")
            "? \"  \\n\"\n: \"  \\n\""
        toYaml (dict "\n\n" "\n\n")
            "? |2+\n\n\n: |2+\n\n"
        toYamlPretty (dict "k" "" "l" (list ""))
            "k: \"\"\nl:\n  - \"\""
        toYamlPretty (dict "k" " " "l" (list " "))
            "k: ' '\nl:\n  - ' '"
        toYamlPretty (dict "k" "a " "l" (list "a "))
            "k: 'a '\nl:\n  - 'a '"
        toYamlPretty (dict "k" " a" "l" (list " a"))
            "k: ' a'\nl:\n  - ' a'"
        toYamlPretty (dict "k" "a: b" "l" (list "a: b"))
            "k: 'a: b'\nl:\n  - 'a: b'"
        toYamlPretty (dict "k" "a:b" "l" (list "a:b"))
            "k: a:b\nl:\n  - a:b"
        toYamlPretty (dict "k" "a #b" "l" (list "a #b"))
            "k: 'a #b'\nl:\n  - 'a #b'"
        toYamlPretty (dict "k" "#a" "l" (list "#a"))
            "k: '#a'\nl:\n  - '#a'"
        toYamlPretty (dict "k" "a#b" "l" (list "a#b"))
            "k: a#b\nl:\n  - a#b"
        toYamlPretty (dict "k" "- a" "l" (list "- a"))
            "k: '- a'\nl:\n  - '- a'"
        toYamlPretty (dict "k" "-a" "l" (list "-a"))
            "k: -a\nl:\n  - -a"
        toYamlPretty (dict "k" "-" "l" (list "-"))
            "k: '-'\nl:\n  - '-'"
        toYamlPretty (dict "k" "--" "l" (list "--"))
            "k: --\nl:\n  - --"
        toYamlPretty (dict "k" "---" "l" (list "---"))
            "k: '---'\nl:\n  - '---'"
        toYamlPretty (dict "k" "--- a" "l" (list "--- a"))
            "k: '--- a'\nl:\n  - '--- a'"
        toYamlPretty (dict "k" "..." "l" (list "..."))
            "k: '...'\nl:\n  - '...'"
        toYamlPretty (dict "k" "..a" "l" (list "..a"))
            "k: ..a\nl:\n  - ..a"
        toYamlPretty (dict "k" "?" "l" (list "?"))
            "k: '?'\nl:\n  - '?'"
        toYamlPretty (dict "k" "? a" "l" (list "? a"))
            "k: '? a'\nl:\n  - '? a'"
        toYamlPretty (dict "k" "?a" "l" (list "?a"))
            "k: ?a\nl:\n  - ?a"
        toYamlPretty (dict "k" ":" "l" (list ":"))
            "k: ':'\nl:\n  - ':'"
        toYamlPretty (dict "k" ":a" "l" (list ":a"))
            "k: :a\nl:\n  - :a"
        toYamlPretty (dict "k" "a:" "l" (list "a:"))
            "k: 'a:'\nl:\n  - 'a:'"
        toYamlPretty (dict "k" "!a" "l" (list "!a"))
            "k: '!a'\nl:\n  - '!a'"
        toYamlPretty (dict "k" "&a" "l" (list "&a"))
            "k: '&a'\nl:\n  - '&a'"
        toYamlPretty (dict "k" "*a" "l" (list "*a"))
            "k: '*a'\nl:\n  - '*a'"
        toYamlPretty (dict "k" "|" "l" (list "|"))
            "k: '|'\nl:\n  - '|'"
        toYamlPretty (dict "k" ">a" "l" (list ">a"))
            "k: '>a'\nl:\n  - '>a'"
        toYamlPretty (dict "k" "'a'" "l" (list "'a'"))
            "k: '''a'''\nl:\n  - '''a'''"
        toYamlPretty (dict "k" "a'b" "l" (list "a'b"))
            "k: a'b\nl:\n  - a'b"
        toYamlPretty (dict "k" "\"a\"" "l" (list "\"a\""))
            "k: '\"a\"'\nl:\n  - '\"a\"'"
        toYamlPretty (dict "k" "%a" "l" (list "%a"))
            "k: '%a'\nl:\n  - '%a'"
        toYamlPretty (dict "k" "@a" "l" (list "@a"))
            "k: '@a'\nl:\n  - '@a'"
        toYamlPretty (dict "k" "`a" "l" (list "`a"))
            "k: '`a'\nl:\n  - '`a'"
        toYamlPretty (dict "k" "{a}" "l" (list "{a}"))
            "k: '{a}'\nl:\n  - '{a}'"
        toYamlPretty (dict "k" "[a]" "l" (list "[a]"))
            "k: '[a]'\nl:\n  - '[a]'"
        toYamlPretty (dict "k" "a{b" "l" (list "a{b"))
            "k: a{b\nl:\n  - a{b"
        toYamlPretty (dict "k" "a,b" "l" (list "a,b"))
            "k: a,b\nl:\n  - a,b"
        toYamlPretty (dict "k" ",a" "l" (list ",a"))
            "k: ',a'\nl:\n  - ',a'"
        toYamlPretty (dict "k" "]" "l" (list "]"))
            "k: ']'\nl:\n  - ']'"
        toYamlPretty (dict "k" "}" "l" (list "}"))
            "k: '}'\nl:\n  - '}'"
        toYamlPretty (dict "k" "yes" "l" (list "yes"))
            "k: \"yes\"\nl:\n  - \"yes\""
        toYamlPretty (dict "k" "Yes" "l" (list "Yes"))
            "k: \"Yes\"\nl:\n  - \"Yes\""
        toYamlPretty (dict "k" "y" "l" (list "y"))
            "k: \"y\"\nl:\n  - \"y\""
        toYamlPretty (dict "k" "n" "l" (list "n"))
            "k: \"n\"\nl:\n  - \"n\""
        toYamlPretty (dict "k" "N" "l" (list "N"))
            "k: \"N\"\nl:\n  - \"N\""
        toYamlPretty (dict "k" "on" "l" (list "on"))
            "k: \"on\"\nl:\n  - \"on\""
        toYamlPretty (dict "k" "off" "l" (list "off"))
            "k: \"off\"\nl:\n  - \"off\""
        toYamlPretty (dict "k" "True" "l" (list "True"))
            "k: \"True\"\nl:\n  - \"True\""
        toYamlPretty (dict "k" "NULL" "l" (list "NULL"))
            "k: \"NULL\"\nl:\n  - \"NULL\""
        toYamlPretty (dict "k" "~" "l" (list "~"))
            "k: \"~\"\nl:\n  - \"~\""
        toYamlPretty (dict "k" "null" "l" (list "null"))
            "k: \"null\"\nl:\n  - \"null\""
        toYamlPretty (dict "k" "Null" "l" (list "Null"))
            "k: \"Null\"\nl:\n  - \"Null\""
        toYamlPretty (dict "k" "none" "l" (list "none"))
            "k: none\nl:\n  - none"
        toYamlPretty (dict "k" "None" "l" (list "None"))
            "k: None\nl:\n  - None"
        toYamlPretty (dict "k" "0" "l" (list "0"))
            "k: \"0\"\nl:\n  - \"0\""
        toYamlPretty (dict "k" "1" "l" (list "1"))
            "k: \"1\"\nl:\n  - \"1\""
        toYamlPretty (dict "k" "-1" "l" (list "-1"))
            "k: \"-1\"\nl:\n  - \"-1\""
        toYamlPretty (dict "k" "+1" "l" (list "+1"))
            "k: \"+1\"\nl:\n  - \"+1\""
        toYamlPretty (dict "k" "1.0" "l" (list "1.0"))
            "k: \"1.0\"\nl:\n  - \"1.0\""
        toYamlPretty (dict "k" "1." "l" (list "1."))
            "k: \"1.\"\nl:\n  - \"1.\""
        toYamlPretty (dict "k" ".5" "l" (list ".5"))
            "k: \".5\"\nl:\n  - \".5\""
        toYamlPretty (dict "k" "-.5" "l" (list "-.5"))
            "k: \"-.5\"\nl:\n  - \"-.5\""
        toYamlPretty (dict "k" "1e3" "l" (list "1e3"))
            "k: \"1e3\"\nl:\n  - \"1e3\""
        toYamlPretty (dict "k" "1E3" "l" (list "1E3"))
            "k: \"1E3\"\nl:\n  - \"1E3\""
        toYamlPretty (dict "k" "1e" "l" (list "1e"))
            "k: 1e\nl:\n  - 1e"
        toYamlPretty (dict "k" "0x1F" "l" (list "0x1F"))
            "k: \"0x1F\"\nl:\n  - \"0x1F\""
        toYamlPretty (dict "k" "0xZZ" "l" (list "0xZZ"))
            "k: 0xZZ\nl:\n  - 0xZZ"
        toYamlPretty (dict "k" "0o17" "l" (list "0o17"))
            "k: \"0o17\"\nl:\n  - \"0o17\""
        toYamlPretty (dict "k" "017" "l" (list "017"))
            "k: \"017\"\nl:\n  - \"017\""
        toYamlPretty (dict "k" "08" "l" (list "08"))
            "k: \"08\"\nl:\n  - \"08\""
        toYamlPretty (dict "k" "0b11" "l" (list "0b11"))
            "k: \"0b11\"\nl:\n  - \"0b11\""
        toYamlPretty (dict "k" "-0b11" "l" (list "-0b11"))
            "k: \"-0b11\"\nl:\n  - \"-0b11\""
        toYamlPretty (dict "k" "1_000" "l" (list "1_000"))
            "k: \"1_000\"\nl:\n  - \"1_000\""
        toYamlPretty (dict "k" "_1" "l" (list "_1"))
            "k: _1\nl:\n  - _1"
        toYamlPretty (dict "k" "1_" "l" (list "1_"))
            "k: \"1_\"\nl:\n  - \"1_\""
        toYamlPretty (dict "k" "12:30" "l" (list "12:30"))
            "k: \"12:30\"\nl:\n  - \"12:30\""
        toYamlPretty (dict "k" "12:30:45" "l" (list "12:30:45"))
            "k: \"12:30:45\"\nl:\n  - \"12:30:45\""
        toYamlPretty (dict "k" "1:2" "l" (list "1:2"))
            "k: \"1:2\"\nl:\n  - \"1:2\""
        toYamlPretty (dict "k" "1:99" "l" (list "1:99"))
            "k: 1:99\nl:\n  - 1:99"
        toYamlPretty (dict "k" "190:20:30" "l" (list "190:20:30"))
            "k: \"190:20:30\"\nl:\n  - \"190:20:30\""
        toYamlPretty (dict "k" "1:2.5" "l" (list "1:2.5"))
            "k: \"1:2.5\"\nl:\n  - \"1:2.5\""
        toYamlPretty (dict "k" "2020-01-01" "l" (list "2020-01-01"))
            "k: \"2020-01-01\"\nl:\n  - \"2020-01-01\""
        toYamlPretty (dict "k" "2020-1-1" "l" (list "2020-1-1"))
            "k: \"2020-1-1\"\nl:\n  - \"2020-1-1\""
        toYamlPretty (dict "k" "2020-13-01" "l" (list "2020-13-01"))
            "k: 2020-13-01\nl:\n  - 2020-13-01"
        toYamlPretty (dict "k" "2020-01-01T00:00:00Z" "l" (list "2020-01-01T00:00:00Z"))
            "k: \"2020-01-01T00:00:00Z\"\nl:\n  - \"2020-01-01T00:00:00Z\""
        toYamlPretty (dict "k" "2020-01-01 10:00:00" "l" (list "2020-01-01 10:00:00"))
            "k: \"2020-01-01 10:00:00\"\nl:\n  - \"2020-01-01 10:00:00\""
        toYamlPretty (dict "k" "2020" "l" (list "2020"))
            "k: \"2020\"\nl:\n  - \"2020\""
        toYamlPretty (dict "k" ".inf" "l" (list ".inf"))
            "k: \".inf\"\nl:\n  - \".inf\""
        toYamlPretty (dict "k" "-.Inf" "l" (list "-.Inf"))
            "k: \"-.Inf\"\nl:\n  - \"-.Inf\""
        toYamlPretty (dict "k" ".nan" "l" (list ".nan"))
            "k: \".nan\"\nl:\n  - \".nan\""
        toYamlPretty (dict "k" "+.inf" "l" (list "+.inf"))
            "k: \"+.inf\"\nl:\n  - \"+.inf\""
        toYamlPretty (dict "k" "inf" "l" (list "inf"))
            "k: inf\nl:\n  - inf"
        toYamlPretty (dict "k" "nan" "l" (list "nan"))
            "k: nan\nl:\n  - nan"
        toYamlPretty (dict "k" "<<" "l" (list "<<"))
            "k: <<\nl:\n  - <<"
        toYamlPretty (dict "k" "=" "l" (list "="))
            "k: =\nl:\n  - ="
        toYamlPretty (dict "k" "<" "l" (list "<"))
            "k: <\nl:\n  - <"
        toYamlPretty (dict "k" "1.2.3" "l" (list "1.2.3"))
            "k: 1.2.3\nl:\n  - 1.2.3"
        toYamlPretty (dict "k" "v1.2" "l" (list "v1.2"))
            "k: v1.2\nl:\n  - v1.2"
        toYamlPretty (dict "k" "1,000" "l" (list "1,000"))
            "k: 1,000\nl:\n  - 1,000"
        toYamlPretty (dict "k" "9223372036854775807" "l" (list "9223372036854775807"))
            "k: \"9223372036854775807\"\nl:\n  - \"9223372036854775807\""
        toYamlPretty (dict "k" "9223372036854775808" "l" (list "9223372036854775808"))
            "k: \"9223372036854775808\"\nl:\n  - \"9223372036854775808\""
        toYamlPretty (dict "k" "18446744073709551616" "l" (list "18446744073709551616"))
            "k: \"18446744073709551616\"\nl:\n  - \"18446744073709551616\""
        toYamlPretty (dict "k" "1e400" "l" (list "1e400"))
            "k: 1e400\nl:\n  - 1e400"
        toYamlPretty (dict "k" "0x8000000000000000" "l" (list "0x8000000000000000"))
            "k: \"0x8000000000000000\"\nl:\n  - \"0x8000000000000000\""
        toYamlPretty (dict "k" "+0x1" "l" (list "+0x1"))
            "k: \"+0x1\"\nl:\n  - \"+0x1\""
        toYamlPretty (dict "k" "- " "l" (list "- "))
            "k: '- '\nl:\n  - '- '"
        toYamlPretty (dict "k" "a\n" "l" (list "a\n"))
            "k: |\n  a\nl:\n  - |\n    a"
        toYamlPretty (dict "k" "a\nb\n" "l" (list "a\nb\n"))
            "k: |\n  a\n  b\nl:\n  - |\n    a\n    b"
        toYamlPretty (dict "k" "\na" "l" (list "\na"))
            "k: |2-\n\n  a\nl:\n  - |2-\n\n    a"
        toYamlPretty (dict "k" "a\n\n" "l" (list "a\n\n"))
            "k: |+\n  a\n\nl:\n  - |+\n    a\n"
        toYamlPretty (dict "k" "\n" "l" (list "\n"))
            "k: |2+\n\nl:\n  - |2+\n"
        toYamlPretty (dict "k" " a\nb" "l" (list " a\nb"))
            "k: |2-\n   a\n  b\nl:\n  - |2-\n     a\n    b"
        toYamlPretty (dict "k" "a \nb" "l" (list "a \nb"))
            "k: \"a \\nb\"\nl:\n  - \"a \\nb\""
        toYamlPretty (dict "k" "a\n b" "l" (list "a\n b"))
            "k: |-\n  a\n   b\nl:\n  - |-\n    a\n     b"
        toYamlPretty (dict "k" "a\nb " "l" (list "a\nb "))
            "k: \"a\\nb \"\nl:\n  - \"a\\nb \""
        toYamlPretty (dict "k" "a\tb" "l" (list "a\tb"))
            "k: \"a\\tb\"\nl:\n  - \"a\\tb\""
        toYamlPretty (dict "k" "\ta" "l" (list "\ta"))
            "k: \"\\ta\"\nl:\n  - \"\\ta\""
        toYamlPretty (dict "k" "a\n\tb" "l" (list "a\n\tb"))
            "k: |-\n  a\n  \tb\nl:\n  - |-\n    a\n    \tb"
        toYamlPretty (dict "k" "a\rb" "l" (list "a\rb"))
            "k: \"a\\rb\"\nl:\n  - \"a\\rb\""
        toYamlPretty (dict "k" "a\r\nb" "l" (list "a\r\nb"))
            "k: \"a\\r\\nb\"\nl:\n  - \"a\\r\\nb\""
        toYamlPretty (dict "k" "é" "l" (list "é"))
            "k: \u00e9\nl:\n  - \u00e9"
        toYamlPretty (dict "k" "日本" "l" (list "日本"))
            "k: \u65e5\u672c\nl:\n  - \u65e5\u672c"
        toYamlPretty (dict "k" "😀" "l" (list "😀"))
            "k: \"\\U0001F600\"\nl:\n  - \"\\U0001F600\""
        toYamlPretty (dict "k" "a😀\nb" "l" (list "a😀\nb"))
            "k: \"a\\U0001F600\\nb\"\nl:\n  - \"a\\U0001F600\\nb\""
        toYamlPretty (dict "k" "\u00a0" "l" (list "\u00a0"))
            "k: \u00a0\nl:\n  - \u00a0"
        toYamlPretty (dict "k" "a\u0085b" "l" (list "a\u0085b"))
            "k: \"a\\Nb\"\nl:\n  - \"a\\Nb\""
        toYamlPretty (dict "k" "\u2028" "l" (list "\u2028"))
            "k: '\u2028'\nl:\n  - '\u2028'"
        toYamlPretty (dict "k" "\ufeffa" "l" (list "\ufeffa"))
            "k: \"\\uFEFF\\x61\"\nl:\n  - \"\\uFEFF\\x61\""
        toYamlPretty (dict "k" "\u0007" "l" (list "\u0007"))
            "k: \"\\a\"\nl:\n  - \"\\a\""
        toYamlPretty (dict "k" "\x1b" "l" (list "\x1b"))
            "k: \"\\e\"\nl:\n  - \"\\e\""
        toYamlPretty (dict "k" "a\\b" "l" (list "a\\b"))
            "k: a\\b\nl:\n  - a\\b"
        toYamlPretty (dict "k" "a\\\nb" "l" (list "a\\\nb"))
            "k: |-\n  a\\\n  b\nl:\n  - |-\n    a\\\n    b"
        toYamlPretty (dict "k" "a: b\nc" "l" (list "a: b\nc"))
            "k: |-\n  a: b\n  c\nl:\n  - |-\n    a: b\n    c"
        toYamlPretty (dict "k" "a\n---\nb" "l" (list "a\n---\nb"))
            "k: |-\n  a\n  ---\n  b\nl:\n  - |-\n    a\n    ---\n    b"
        toYamlPretty (dict "k" "{{ x }}" "l" (list "{{ x }}"))
            "k: '{{ x }}'\nl:\n  - '{{ x }}'"
        toYamlPretty (dict "k" "a|b" "l" (list "a|b"))
            "k: a|b\nl:\n  - a|b"
        toYamlPretty (dict "k" "a>b" "l" (list "a>b"))
            "k: a>b\nl:\n  - a>b"
        toYamlPretty (dict "k" "a&b" "l" (list "a&b"))
            "k: a&b\nl:\n  - a&b"
        toYamlPretty (dict "k" "0.0.0.0" "l" (list "0.0.0.0"))
            "k: 0.0.0.0\nl:\n  - 0.0.0.0"
        toYamlPretty (dict "k" "1.10" "l" (list "1.10"))
            "k: \"1.10\"\nl:\n  - \"1.10\""
        toYamlPretty (dict "k" "0777" "l" (list "0777"))
            "k: \"0777\"\nl:\n  - \"0777\""
        toYamlPretty (dict "k" "00" "l" (list "00"))
            "k: \"00\"\nl:\n  - \"00\""
        toYamlPretty (dict "k" "0x" "l" (list "0x"))
            "k: 0x\nl:\n  - 0x"
        toYamlPretty (dict "k" "0b" "l" (list "0b"))
            "k: 0b\nl:\n  - 0b"
        toYamlPretty (dict "k" "1e1000" "l" (list "1e1000"))
            "k: 1e1000\nl:\n  - 1e1000"
        toYamlPretty (dict "k" "1__0" "l" (list "1__0"))
            "k: \"1__0\"\nl:\n  - \"1__0\""
        toYamlPretty (dict "k" "+" "l" (list "+"))
            "k: +\nl:\n  - +"
        toYamlPretty (dict "k" "." "l" (list "."))
            "k: .\nl:\n  - ."
        toYamlPretty (dict "k" ".." "l" (list ".."))
            "k: ..\nl:\n  - .."
        toYamlPretty (dict "k" "a.." "l" (list "a.."))
            "k: a..\nl:\n  - a.."
        toYamlPretty (dict "k" "ab:" "l" (list "ab:"))
            "k: 'ab:'\nl:\n  - 'ab:'"
        toYamlPretty (dict "k" "http://a.b:80/c" "l" (list "http://a.b:80/c"))
            "k: http://a.b:80/c\nl:\n  - http://a.b:80/c"
        toYamlPretty (dict "k" "a: " "l" (list "a: "))
            "k: 'a: '\nl:\n  - 'a: '"
        toYamlPretty (dict "k" "true " "l" (list "true "))
            "k: 'true '\nl:\n  - 'true '"
        toYamlPretty (dict "k" "t" "l" (list "t"))
            "k: t\nl:\n  - t"
        toYamlPretty (dict "k" "f" "l" (list "f"))
            "k: f\nl:\n  - f"
        toYamlPretty (dict "k" "T" "l" (list "T"))
            "k: T\nl:\n  - T"
        toYamlPretty (dict "k" "!!" "l" (list "!!"))
            "k: '!!'\nl:\n  - '!!'"
        toYamlPretty (dict "k" "*" "l" (list "*"))
            "k: '*'\nl:\n  - '*'"
        toYamlPretty (dict "k" "**" "l" (list "**"))
            "k: '**'\nl:\n  - '**'"
        toYamlPretty (dict "k" "a*" "l" (list "a*"))
            "k: a*\nl:\n  - a*"
        toYamlPretty (dict "k" "^a" "l" (list "^a"))
            "k: ^a\nl:\n  - ^a"
        toYamlPretty (dict "k" "$a" "l" (list "$a"))
            "k: $a\nl:\n  - $a"
        toYamlPretty (dict "k" "~a" "l" (list "~a"))
            "k: ~a\nl:\n  - ~a"
        toYamlPretty (dict "k" "(a)" "l" (list "(a)"))
            "k: (a)\nl:\n  - (a)"
        toYamlPretty (dict "k" "\\" "l" (list "\\"))
            "k: \\\nl:\n  - \\"
        toYamlPretty (dict "k" "a\u200bb" "l" (list "a\u200bb"))
            "k: a\u200bb\nl:\n  - a\u200bb"
        toYamlPretty (dict "k" "1e+06" "l" (list "1e+06"))
            "k: \"1e+06\"\nl:\n  - \"1e+06\""
        toYamlPretty (dict "k" "1E-5" "l" (list "1E-5"))
            "k: \"1E-5\"\nl:\n  - \"1E-5\""
        toYamlPretty (dict "k" "12e03" "l" (list "12e03"))
            "k: \"12e03\"\nl:\n  - \"12e03\""
        toYamlPretty (dict "k" "0o8" "l" (list "0o8"))
            "k: 0o8\nl:\n  - 0o8"
        toYamlPretty (dict "k" "0.1e1" "l" (list "0.1e1"))
            "k: \"0.1e1\"\nl:\n  - \"0.1e1\""
        toYamlPretty (dict "k" "6.8523015e+5" "l" (list "6.8523015e+5"))
            "k: \"6.8523015e+5\"\nl:\n  - \"6.8523015e+5\""
        toYamlPretty (dict "k" "685.230_15e+03" "l" (list "685.230_15e+03"))
            "k: \"685.230_15e+03\"\nl:\n  - \"685.230_15e+03\""
        toYamlPretty (dict "k" "1-2" "l" (list "1-2"))
            "k: 1-2\nl:\n  - 1-2"
        toYamlPretty (dict "k" "1+2" "l" (list "1+2"))
            "k: 1+2\nl:\n  - 1+2"
        toYamlPretty (dict "k" "-_" "l" (list "-_"))
            "k: -_\nl:\n  - -_"
        toYamlPretty (dict "k" "0_" "l" (list "0_"))
            "k: \"0_\"\nl:\n  - \"0_\""
        toYamlPretty (dict "k" "a\n\nb" "l" (list "a\n\nb"))
            "k: |-\n  a\n\n  b\nl:\n  - |-\n    a\n\n    b"
        toYamlPretty (dict "k" "a\n#b" "l" (list "a\n#b"))
            "k: |-\n  a\n  #b\nl:\n  - |-\n    a\n    #b"
        toYamlPretty (dict "k" "  \n" "l" (list "  \n"))
            "k: \"  \\n\"\nl:\n  - \"  \\n\""
        toYamlPretty (dict "k" "\n\n" "l" (list "\n\n"))
            "k: |2+\n\n\nl:\n  - |2+\n\n"
        toYamlPretty (dict "k" "a\n  b\n c\n" "l" (list "a\n  b\n c\n"))
            "k: |\n  a\n    b\n   c\nl:\n  - |\n    a\n      b\n     c"
        toYamlPretty (dict "k" "- a\n- b" "l" (list "- a\n- b"))
            "k: |-\n  - a\n  - b\nl:\n  - |-\n    - a\n    - b"
        toYamlPretty (dict "k" "x: |\n  y" "l" (list "x: |\n  y"))
            "k: |-\n  x: |\n    y\nl:\n  - |-\n    x: |\n      y"
        """###
}
