extension RecordedAnswers {
    static let formatting = ###"""
        printf "%05s|%05v|%-05d|%05t|%05q|%5t" "abc" "abc" 12 true "a" true
            "00abc|00abc|12   |0true|00\"a\"| true"
        printf "%d %s" "x" 3
            "%!d(string=x) %!s(int=3)"
        printf "%d" 1 2 "x"
            "1%!(EXTRA int=2, string=x)"
        printf "%d %d" 1
            "1 %!d(MISSING)"
        printf "%!" 1
            "%!!(int=1)"
        printf "%[2]d %[1]d %[3]d" 1 2
            "2 1 %!d(BADINDEX)"
        printf "%*d|%-*d|%.*f" 5 42 5 42 2 3.14159
            "   42|42   |3.14"
        printf "%x %X %#x % x %q %#q %+q" "hello" "hi" "hi" "hi" "a\tb" "a" "é"
            "68656c6c6f 6869 0x6869 68 69 \"a\\tb\" `a` \"\\u00e9\""
        printf "%s %d %v" (list 1 "a" nil) (list 1 "a" 2.5) (dict "b" 1 "a" (list))
            "[%!s(int=1) a <nil>] [1 %!d(string=a) %!d(float64=2.5)] map[a:[] b:1]"
        printf "%#v %#v %#v" (list 1 "a" nil) (dict "b" 1 "a" (list)) "x"
            "[]interface {}{1, \"a\", interface {}(nil)} map[string]interface {}{\"a\":[]interface {}{}, \"b\":1} \"x\""
        printf "%T %T %T %T %T %T %T %T" 1 1.5 "a" true nil (list) (dict) (int64 3)
            "int float64 string bool <nil> []interface {} map[string]interface {} int64"
        printf "%+d % d %08.3f %+.2e %g %G %6.2f%%" 5 5 3.14159 12345.678 1e21 1e-7 99.5
            "+5  5 0003.142 +1.23e+04 1e+21 1E-07  99.50%"
        printf "%c %U %#U %q" 65 65 65 65
            "A U+0041 U+0041 'A' 'A'"
        printf "%o %#o %b %O" 8 8 5 8
            "10 010 101 0o10"
        printf "%t" "a"
            "%!t(string=a)"
        printf "%v %s %d" (now | date "2006" | len) nil nil
            "4 %!s(<nil>) %!d(<nil>)"
        printf "%10.3v|%-10v|" "abcdef" "ab"
            "       abc|ab        |"
        printf "%v" (list "a b" (list 1 2))
            "[a b [1 2]]"
        printf "%p" 3
            "%!p(int=3)"
        printf "%z %w" 3 "a"
            "%!z(int=3) %!w(string=a)"
        printf "%x %x %X" 255 -255 3.5
            "ff -ff 0X1.CP+01"
        printf "%e %f %g" 3 "a" nil
            "%!e(int=3) %!f(string=a) %!g(<nil>)"
        printf "%s" 3.0
            "%!s(float64=3)"
        printf "%d" 3.0
            "%!d(float64=3)"
        printf "%6d|%-6d|%06d|%+06d|%x" 42 42 42 42 -42
            "    42|42    |000042|+00042|-2a"
        printf "%5.1f|%05.1f|%+.0f" 3.14159 -3.14159 2.5
            "  3.1|-03.1|+2"
        printf "%v %v" (duration "90" ) (mustToDuration "1h")
            "1m30s 1h0m0s"
        printf "%d %s" (mustToDuration "1h") (mustToDuration "1h")
            "3600000000000 1h0m0s"
        print 1 2 "a" "b" 3 4 nil nil
            "1 2ab3 4 <nil> <nil>"
        println 1 "a" nil
            "1 a <nil>\n"
        printf "%s"
            "%!s(MISSING)"
        printf "abc" 1 nil
            "abc%!(EXTRA int=1, <nil>)"
        printf "%.3s|%.10s|%.2q" "héllo" "ab" "abc"
            "h\u00e9l|ab|\"ab\""
        printf "%*d" "a" 3
            "%!(BADWIDTH)3"
        printf "%.*d" -1 3
            "%!(BADPREC)3"
        printf "%[5]d %[x]d" 1
            "%!d(BADINDEX) %!d(BADINDEX)"
        printf "%v" (semver "1.2.3-a+b")
            "1.2.3-a+b"
        printf "%#v" (list 1.0 true)
            "[]interface {}{1, true}"
        printf "%s|%v" (list "a" "b") (splitList "," "a,b")
            "[a b]|[a b]"
        printf "%q" (list "a" "b")
            "[\"a\" \"b\"]"
        printf "%+v %+v" (dict "a" 1) 5
            "map[a:1] 5"
        printf "%6v|%-6v|%06v" (list 1 2) (list 1 2) (list 1 2)
            "[     1      2]|[1      2     ]|[000001 000002]"
        """###
}
