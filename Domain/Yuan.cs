using System.Globalization;
using System.Text;

namespace Gradcheck.Domain;

/// <summary>Money is kept in fen and shown in yuan.</summary>
public static class Yuan
{
    private const string Digits = "零壹贰叁肆伍陆柒捌玖";
    private static readonly string[] Places = ["", "拾", "佰", "仟"];
    private static readonly string[] Groups = ["", "万", "亿", "万亿"];

    /// <summary>Such as <c>15 元</c> or <c>15.5 元</c> for 1500 or 1550 fen.</summary>
    public static string Of(long fen) => string.Create(CultureInfo.InvariantCulture, $"{fen / 100m:0.##} 元");

    /// <summary>
    /// As amounts stand on accounts (支付结算办法, 附一), so that nobody adds a digit: <c>壹佰伍拾元整</c>.
    /// </summary>
    /// <param name="fen">The amount in fen, not negative.</param>
    public static string InCapitals(long fen)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(fen);
        var (yuan, jiao, rest) = (fen / 100, (int)(fen / 10 % 10), (int)(fen % 10));
        if (fen == 0)
            return "零元整";
        var text = new StringBuilder(yuan == 0 ? "" : $"{Whole(yuan)}元");
        if (jiao == 0 && rest == 0)
            return text.Append('整').ToString();
        if (jiao > 0)
            text.Append(Digits[jiao]).Append('角');
        else if (yuan > 0)
            text.Append(Digits[0]);
        return text.Append(rest > 0 ? $"{Digits[rest]}分" : "整").ToString();
    }

    private static string Whole(long number)
    {
        var text = new StringBuilder();
        var skipped = false;
        var digits = number.ToString(CultureInfo.InvariantCulture);
        for (var i = 0; i < digits.Length; i++)
        {
            var power = digits.Length - 1 - i;
            if (digits[i] == '0')
            {
                skipped = true;
            }
            else
            {
                // Any run of zeros between two digits is read as one.
                if (skipped)
                    text.Append(Digits[0]);
                skipped = false;
                text.Append(Digits[digits[i] - '0']).Append(Places[power % 4]);
            }

            // 万 and 亿 close a group of four, unless all of it is zero.
            if (power % 4 == 0 && digits[Math.Max(0, i - 3)..(i + 1)].Any(digit => digit != '0'))
                text.Append(Groups[power / 4]);
        }

        return text.ToString();
    }
}
