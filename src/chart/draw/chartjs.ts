import {
  BarController,
  BarElement,
  Chart as ChartJs,
  LinearScale,
  LineController,
  LineElement,
  PointElement,
} from 'chart.js';

ChartJs.register(BarController, BarElement, LinearScale, LineController, LineElement, PointElement);

/** Chart.js with the parts that charts are drawn with, and no others. */
export { ChartJs };
