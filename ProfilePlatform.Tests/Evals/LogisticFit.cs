using ProfilePlatform.Core.Chat.Local;

namespace ProfilePlatform.Tests.Evals;

/// <summary>Logistic regression with an L2 penalty on standardised features, by Newton's method; the model comes back for raw features.</summary>
internal static class LogisticFit
{
    /// <param name="rows">Features of each case.</param>
    /// <param name="labels">True for the positive cases.</param>
    /// <param name="penalty">Weight of the squared coefficients.</param>
    /// <param name="centre">False for differences of pairs, which have no bias.</param>
    public static LinearModel Fit(IReadOnlyList<double[]> rows, IReadOnlyList<bool> labels, double penalty, bool centre = true)
    {
        var width = rows[0].Length;
        var mean = new double[width];
        var scale = new double[width];
        for (var j = 0; j < width; j++)
        {
            mean[j] = centre ? rows.Average(row => row[j]) : 0;
            scale[j] = Math.Sqrt(rows.Average(row => (row[j] - mean[j]) * (row[j] - mean[j])));
            scale[j] = scale[j] < 1e-9 ? double.PositiveInfinity : scale[j];
        }

        var size = width + 1;
        var beta = new double[size];
        var x = rows.Select(row => (double[])[centre ? 1 : 0, .. row.Select((value, j) => (value - mean[j]) / scale[j])]).ToArray();
        for (var iteration = 0; iteration < 30; iteration++)
        {
            var gradient = new double[size];
            var hessian = new double[size, size];
            for (var j = 0; j < size; j++)
            {
                gradient[j] = j == 0 ? 0 : penalty * beta[j];
                hessian[j, j] = j == 0 ? 1e-9 : penalty;
            }

            for (var i = 0; i < x.Length; i++)
            {
                var p = 1 / (1 + Math.Exp(-x[i].Zip(beta, (a, b) => a * b).Sum()));
                for (var j = 0; j < size; j++)
                {
                    gradient[j] += (p - (labels[i] ? 1 : 0)) * x[i][j];
                    for (var k = 0; k < size; k++)
                    {
                        hessian[j, k] += p * (1 - p) * x[i][j] * x[i][k];
                    }
                }
            }

            var step = Solve(hessian, gradient);
            for (var j = 0; j < size; j++)
            {
                beta[j] -= step[j];
            }

            if (step.Max(Math.Abs) < 1e-8)
            {
                break;
            }
        }

        var weights = beta.Skip(1).Select((b, j) => b / scale[j]).ToArray();
        return new LinearModel(centre ? beta[0] - weights.Zip(mean, (w, m) => w * m).Sum() : 0, weights);
    }

    private static double[] Solve(double[,] matrix, double[] right)
    {
        var n = right.Length;
        var a = (double[,])matrix.Clone();
        var b = (double[])right.Clone();
        for (var i = 0; i < n; i++)
        {
            var pivot = Enumerable.Range(i, n - i).MaxBy(row => Math.Abs(a[row, i]));
            for (var j = 0; j < n; j++)
            {
                (a[i, j], a[pivot, j]) = (a[pivot, j], a[i, j]);
            }

            (b[i], b[pivot]) = (b[pivot], b[i]);
            for (var row = i + 1; row < n; row++)
            {
                var factor = a[row, i] / a[i, i];
                for (var j = i; j < n; j++)
                {
                    a[row, j] -= factor * a[i, j];
                }

                b[row] -= factor * b[i];
            }
        }

        for (var i = n - 1; i >= 0; i--)
        {
            for (var j = i + 1; j < n; j++)
            {
                b[i] -= a[i, j] * b[j];
            }

            b[i] /= a[i, i];
        }

        return b;
    }
}
